using FaceEnroll.Sdk.Signing;

namespace FaceEnroll.Sdk.Tests.Signing;

/// <summary>An invented TC3 request whose parts a test can change one at a time.</summary>
internal sealed record Tc3Call
{
    public string SecretId { get; init; } = "AKIDEXAMPLE";
    public string SecretKey { get; init; } = "example-secret-key-not-real";

    /// <summary>2026-11-21T00:00:00Z.</summary>
    public long Timestamp { get; init; } = 1795219200;
    public string Service { get; init; } = "iai";
    public string Method { get; init; } = "POST";
    public string Path { get; init; } = "/";
    public string Query { get; init; } = "";
    public string ContentType { get; init; } = "application/json";
    public string Host { get; init; } = "iai.tencentcloudapi.com";
    public SignedHeader[] ExtraHeaders { get; init; } = [new("x-tc-action", "createface")];
    public byte[] PayloadHash { get; init; } = new byte[32];
    public Tc3SigningKeyCache? Keys { get; init; }

    public Tc3SignatureInput Input =>
        new()
        {
            SecretId = SecretId,
            SecretKey = SecretKey,
            Timestamp = Timestamp,
            Service = Service,
            Method = Method,
            Path = Path,
            Query = Query,
            ContentType = ContentType,
            Host = Host,
            ExtraHeaders = ExtraHeaders,
            PayloadHash = PayloadHash,
        };

    public string Authorize() => Tc3Signature.Authorize(Input, Keys);

    public string Signature() => Authorize().Split("Signature=")[1];
}
