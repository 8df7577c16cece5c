namespace FaceEnroll.Sdk.Signing;

/// <summary>What ACS3-HMAC-SHA256 signs, and with what (vendor page: Alibaba Cloud "V3 request signature").</summary>
internal readonly ref struct AlibabaAcs3SignatureInput
{
    public AlibabaAcs3SignatureInput() { }

    public required string AccessKeyId { get; init; }

    public required string AccessKeySecret { get; init; }

    /// <summary>Upper case.</summary>
    public required string Method { get; init; }

    /// <summary><c>/</c> for RPC-style operations.</summary>
    public string Path { get; init; } = "/";

    /// <summary>See <see cref="AlibabaRpcSignature.CanonicalQuery"/>; empty when there is none.</summary>
    public string CanonicalQuery { get; init; } = "";

    /// <summary>Exactly as sent, with the port when it is not the default one.</summary>
    public required string Host { get; init; }

    /// <summary>The Content-Type header exactly as sent; null when there is no body.</summary>
    public string? ContentType { get; init; }

    /// <summary>Every x-acs-* header that is sent, x-acs-content-sha256 included, in any order.</summary>
    public ReadOnlySpan<SignedHeader> AcsHeaders { get; init; }

    /// <summary>The 32 bytes of the body's SHA-256, of the empty text when there is no body.</summary>
    public required ReadOnlySpan<byte> PayloadHash { get; init; }
}
