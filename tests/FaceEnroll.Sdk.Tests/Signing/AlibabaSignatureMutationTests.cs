using FaceEnroll.Sdk.Signing;

namespace FaceEnroll.Sdk.Tests.Signing;

/// <summary>Whatever is signed, a change of it shows in the signature.</summary>
[TestOf(typeof(AlibabaRpcSignature))]
[TestOf(typeof(AlibabaRoaSignature))]
[TestOf(typeof(AlibabaAcs3Signature))]
public class AlibabaSignatureMutationTests
{
    private sealed record Call
    {
        public string Secret { get; init; } = "FAKEsecret";
        public string Method { get; init; } = "POST";
        public string? Accept { get; init; } = "application/json";
        public string? ContentMd5 { get; init; } = "/7XEDQyBLnLGvsSw/vZjoA==";
        public string? ContentType { get; init; } = "application/json";
        public string Date { get; init; } = "Sat, 21 Nov 2026 01:02:03 GMT";
        public string Host { get; init; } = "green.cn-shanghai.aliyuncs.com";
        public SignedHeader[] Headers { get; init; } = [new("x-acs-signature-nonce", "n"), new("x-acs-version", "v")];
        public string Path { get; init; } = "/green/sface/face/add";
        public SignedParameter[] Query { get; init; } = [new("a", "b"), new("c", "d")];
        public byte[] PayloadHash { get; init; } = new byte[32];

        public string Roa() =>
            AlibabaRoaSignature.Authorize(
                new()
                {
                    AccessKeyId = "id",
                    AccessKeySecret = Secret,
                    Method = Method,
                    Accept = Accept,
                    ContentMd5 = ContentMd5,
                    ContentType = ContentType,
                    Date = Date,
                    AcsHeaders = Headers,
                    Path = Path,
                    Query = Query,
                }
            );

        public string Acs3() =>
            AlibabaAcs3Signature
                .Authorize(
                    new()
                    {
                        AccessKeyId = "id",
                        AccessKeySecret = Secret,
                        Method = Method,
                        Path = Path,
                        CanonicalQuery = AlibabaRpcSignature.CanonicalQuery(Query),
                        Host = Host,
                        ContentType = ContentType,
                        AcsHeaders = Headers,
                        PayloadHash = PayloadHash,
                    }
                )
                .Split("Signature=")[1];

        public string Rpc() => AlibabaRpcSignature.Sign(Secret, Method, Query);
    }

    private static readonly Call Original = new();

    private static readonly Call[] EveryScheme =
    [
        Original,
        Original with
        {
            Secret = "FAKEsecreT",
        },
        Original with
        {
            Method = "GET",
        },
        Original with
        {
            Query = [new("a", "b"), new("c", "D")],
        },
        Original with
        {
            Query = [new("a", "b"), new("C", "d")],
        },
        Original with
        {
            Query = [new("a", "b")],
        },
        Original with
        {
            Query = [new("a", "😀"), new("c", "d")],
        },
        Original with
        {
            Query = [],
        },
    ];

    private static readonly Call[] HeaderSchemes =
    [
        .. EveryScheme,
        Original with
        {
            ContentType = "application/json; charset=utf-8",
        },
        Original with
        {
            ContentType = null,
        },
        Original with
        {
            Headers = [new("x-acs-signature-nonce", "m"), new("x-acs-version", "v")],
        },
        Original with
        {
            Headers = [new("x-acs-signature-nonce", "n"), new("x-acs-versions", "v")],
        },
        Original with
        {
            Headers = [new("x-acs-signature-nonce", "n")],
        },
        Original with
        {
            Path = "/green/sface/face/adD",
        },
    ];

    [Test]
    public void RpcSign_OneInputChanged_ChangesTheSignature()
    {
        // A value that looks like a further parameter must not sign as one.
        Call lookAlike = Original with
        {
            Query = [new("a", "b&c=d")],
        };
        Assert.That(EveryScheme.Append(lookAlike).Select(c => c.Rpc()), Is.Unique);
    }

    [Test]
    public void RoaAuthorize_OneInputChanged_ChangesTheSignature() =>
        Assert.That(
            HeaderSchemes
                .Concat([
                    Original with
                    {
                        Accept = null,
                    },
                    Original with
                    {
                        ContentMd5 = null,
                    },
                    Original with
                    {
                        Date = "Sat, 21 Nov 2026 01:02:04 GMT",
                    },
                ])
                .Select(c => c.Roa()),
            Is.Unique
        );

    [Test]
    public void Acs3Authorize_OneInputChanged_ChangesTheSignature() =>
        Assert.That(
            HeaderSchemes
                .Concat([
                    Original with
                    {
                        Host = "green.cn-shanghai.aliyuncs.com:8443",
                    },
                    Original with
                    {
                        PayloadHash = [1, .. new byte[31]],
                    },
                ])
                .Select(c => c.Acs3()),
            Is.Unique
        );

    [Test]
    public void Signatures_FieldsInAnotherOrder_AreTheSame()
    {
        Call reversed = Original with
        {
            Headers = [.. Original.Headers.Reverse()],
            Query = [.. Original.Query.Reverse()],
        };
        Assert.That(
            new[] { reversed.Roa(), reversed.Acs3(), reversed.Rpc() },
            Is.EqualTo(new[] { Original.Roa(), Original.Acs3(), Original.Rpc() })
        );
    }
}
