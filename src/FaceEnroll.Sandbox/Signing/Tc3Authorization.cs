namespace FaceEnroll.Sandbox.Signing;

/// <summary>The parts of a TC3 Authorization header.</summary>
internal readonly record struct Tc3Authorization(
    string SecretId,
    string Date,
    string Service,
    string Terminator,
    string[] Headers,
    string Signature
)
{
    private const int SignatureLength = 64;

    /// <summary>There may be several blanks after the algorithm and the commas: an official client sends two.</summary>
    public static bool TryParse(string header, out Tc3Authorization parts)
    {
        parts = default;
        if (!header.StartsWith(Tc3Signature.Scheme + " ", StringComparison.Ordinal))
        {
            return false;
        }

        // One range more than there may be, so that a fourth field is seen.
        Span<Range> fields = stackalloc Range[4];
        var text = header.AsSpan(Tc3Signature.Scheme.Length + 1);
        if (
            text.Split(fields, ',') != 3
            || Value(text[fields[0]], "Credential=") is not { } credential
            || Value(text[fields[1]], "SignedHeaders=") is not { } headers
            || Value(text[fields[2]], "Signature=") is not { Length: SignatureLength } signature
        )
        {
            return false;
        }

        var scope = credential.Split('/');
        if (scope.Length != 4 || scope[0].Length == 0)
        {
            return false;
        }

        parts = new Tc3Authorization(scope[0], scope[1], scope[2], scope[3], headers.Split(';'), signature);
        return Array.TrueForAll(parts.Headers, name => name.Length > 0);
    }

    private static string? Value(ReadOnlySpan<char> field, string prefix)
    {
        var text = field.Trim(' ');
        return text.StartsWith(prefix, StringComparison.Ordinal) ? text[prefix.Length..].ToString() : null;
    }
}
