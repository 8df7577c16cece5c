namespace FaceEnroll.Sdk.Tests.Signing;

/// <summary>Seeded random texts of the kinds that break encoders; a failure repeats itself.</summary>
internal static class TextGenerator
{
    public static IEnumerable<string> Texts(int count)
    {
        var random = new Random(20261121);
        for (int i = 0; i < count; i++)
        {
            char[] text = new char[random.Next(0, i % 50 == 0 ? 2000 : 40)];
            for (int j = 0; j < text.Length; j++)
            {
                text[j] = Next(random);
            }

            yield return new string(text);
        }

        for (char value = '\0'; value < 0x180; value++)
        {
            yield return value.ToString();
        }
    }

    // Surrogates come often enough to stand in pairs, alone and in the wrong order.
    private static char Next(Random random) =>
        random.Next(6) switch
        {
            0 or 1 => (char)random.Next(0x20, 0x7F),
            2 => (char)random.Next(0, 0x800),
            3 => (char)random.Next(0x800, 0xD800),
            4 => (char)random.Next(0xD800, 0xDC00),
            _ => (char)random.Next(0xDC00, 0x10000),
        };
}
