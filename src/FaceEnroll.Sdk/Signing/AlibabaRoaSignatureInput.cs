namespace FaceEnroll.Sdk.Signing;

/// <summary>What Alibaba's ROA v1 signature covers, and with what (vendor page: Content Moderation "Signature method").</summary>
internal readonly ref struct AlibabaRoaSignatureInput
{
    public AlibabaRoaSignatureInput() { }

    public required string AccessKeyId { get; init; }

    public required string AccessKeySecret { get; init; }

    /// <summary>Upper case.</summary>
    public required string Method { get; init; }

    /// <summary>The Accept header as sent; null when absent.</summary>
    public string? Accept { get; init; }

    /// <summary>Base64 of the body's 16 MD5 bytes, as sent; null when absent.</summary>
    public string? ContentMd5 { get; init; }

    /// <summary>The Content-Type header exactly as sent, charset included; null when absent.</summary>
    public string? ContentType { get; init; }

    /// <summary>The Date header as sent, see <see cref="WireDate.Rfc1123"/>.</summary>
    public required string Date { get; init; }

    /// <summary>Every x-acs-* header that is sent, in any order.</summary>
    public ReadOnlySpan<SignedHeader> AcsHeaders { get; init; }

    public required string Path { get; init; }

    /// <summary>The query's parameters, not encoded, in any order.</summary>
    public ReadOnlySpan<SignedParameter> Query { get; init; }
}
