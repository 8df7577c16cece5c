namespace FaceEnroll.Sandbox.Explaining;

/// <summary>A mistake, the signature it leads to, and the texts to compare.</summary>
internal sealed record SignatureGuess(string Mistake, string Signature, string ClientText, string ExpectedText)
{
    public static string Join(params ReadOnlySpan<string> mistakes)
    {
        var real = new List<string>();
        foreach (var mistake in mistakes)
        {
            if (mistake.Length > 0)
            {
                real.Add(mistake);
            }
        }

        return string.Join("; ", real);
    }
}
