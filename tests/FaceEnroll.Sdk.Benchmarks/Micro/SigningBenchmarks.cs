using BenchmarkDotNet.Attributes;
using FaceEnroll.Sdk.Benchmarks.Contenders;
using FaceEnroll.Sdk.Benchmarks.HandWritten;
using FaceEnroll.Sdk.Signing;

namespace FaceEnroll.Sdk.Benchmarks.Micro;

/// <summary>The signatures of a small request, beside the same written as text.</summary>
public class SigningBenchmarks
{
    private const long Timestamp = 1_600_000_000;
    private static readonly byte[] s_hash = new byte[32];
    private readonly Tc3SigningKeyCache _keys = new();

    private readonly SignedParameter[] _parameters =
    [
        new("AccessKeyId", Keys.Id),
        new("Action", "AddFaceRecord"),
        new("MerchantUserId", "person-1"),
        new("SignatureNonce", "4b2c9f1e0b8a5c6d9e7f1a2b3c4d5e6f"),
        new("Timestamp", "2024-01-01T00:00:00Z"),
    ];

    [Benchmark]
    public string Tc3() => Tc3Signature.Authorize(Tc3Input(), _keys);

    [Benchmark]
    public string Tc3WithoutKeyCache() => Tc3Signature.Authorize(Tc3Input());

    [Benchmark]
    public string Tc3AsText() =>
        Signers.Tc3("iai.tencentcloudapi.com", "application/json", s_hash, Timestamp, Keys.Id, Keys.Secret);

    [Benchmark]
    public string Rpc() => AlibabaRpcSignature.Sign(Keys.Secret, "POST", _parameters);

    [Benchmark]
    public string RpcAsText() =>
        Signers.Rpc(
            "POST",
            _parameters.Select(static p => new KeyValuePair<string, string>(p.Name, p.Value)),
            Keys.Secret
        );

    [Benchmark]
    public string FinAuth() => FinAuthSign.Sign(Keys.Id, Keys.Secret, Timestamp + 100, Timestamp, "0123456789");

    private static Tc3SignatureInput Tc3Input() =>
        new()
        {
            SecretId = Keys.Id,
            SecretKey = Keys.Secret,
            Timestamp = Timestamp,
            Service = "iai",
            Method = "POST",
            ContentType = "application/json",
            Host = "iai.tencentcloudapi.com",
            PayloadHash = s_hash,
        };
}
