namespace FaceEnroll.Sdk.Signing;

/// <summary>What TC3-HMAC-SHA256 signs, and with what (vendor page: Tencent Cloud "Signature v3").</summary>
internal readonly ref struct Tc3SignatureInput
{
    public Tc3SignatureInput() { }

    public required string SecretId { get; init; }

    public required string SecretKey { get; init; }

    /// <summary>Unix seconds, cut and not rounded: the text of X-TC-Timestamp.</summary>
    public required long Timestamp { get; init; }

    /// <summary><c>iai</c> for every host, a custom one included.</summary>
    public required string Service { get; init; }

    /// <summary>Upper case.</summary>
    public required string Method { get; init; }

    public string Path { get; init; } = "/";

    /// <summary>The query exactly as sent, without the question mark; empty for POST.</summary>
    public string Query { get; init; } = "";

    /// <summary>Exactly as sent, charset included.</summary>
    public required string ContentType { get; init; }

    /// <summary>Exactly as sent, with the port when it is not the default one.</summary>
    public required string Host { get; init; }

    /// <summary>Signed after content-type and host, so their names must sort after <c>host</c>, in this order.</summary>
    public ReadOnlySpan<SignedHeader> ExtraHeaders { get; init; }

    /// <summary>The 32 bytes of the body's SHA-256, or <see cref="Tc3Signature.UnsignedPayloadHash"/>.</summary>
    public required ReadOnlySpan<byte> PayloadHash { get; init; }

    /// <summary>The moment of <see cref="Timestamp"/>; its UTC date scopes the credential.</summary>
    public DateTimeOffset Time => DateTimeOffset.FromUnixTimeSeconds(Timestamp);
}
