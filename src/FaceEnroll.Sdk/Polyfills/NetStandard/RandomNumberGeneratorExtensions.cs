namespace System.Security.Cryptography;

/// <summary>The static fill of later frameworks.</summary>
internal static class RandomNumberGeneratorExtensions
{
    // Thread-safe by its documentation.
    private static readonly RandomNumberGenerator s_generator = RandomNumberGenerator.Create();

    extension(RandomNumberGenerator)
    {
        public static void Fill(Span<byte> data)
        {
            var bytes = new byte[data.Length];
            s_generator.GetBytes(bytes);
            bytes.AsSpan().CopyTo(data);
        }
    }
}
