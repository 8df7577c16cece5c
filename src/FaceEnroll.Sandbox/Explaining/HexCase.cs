namespace FaceEnroll.Sandbox.Explaining;

/// <summary>Where a client may have written hexadecimal in upper case: in the text to sign, in the signature, in both.</summary>
internal readonly record struct HexCase(string Mistake, bool IsTextUpper, bool IsSignatureUpper)
{
    public static IReadOnlyList<HexCase> All { get; } =
    [
        new(string.Empty, false, false),
        new("the signature is in upper-case hex", false, true),
        new("the hash in the string to sign is in upper-case hex", true, false),
        new("the hash in the string to sign and the signature are in upper-case hex", true, true),
    ];

    /// <summary>The string to sign ends in the hash.</summary>
    public string Text(string stringToSign)
    {
        var hash = stringToSign.LastIndexOf('\n') + 1;
        return IsTextUpper ? stringToSign[..hash] + stringToSign[hash..].ToUpperInvariant() : stringToSign;
    }

    public string Signature(string signature) => IsSignatureUpper ? signature.ToUpperInvariant() : signature;
}
