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

    private static readonly Call s_original = new();

    private static readonly Call[] s_everyScheme =
    [
        s_original,
        s_original with
        {
            Secret = "FAKEsecreT",
        },
        s_original with
        {
            Method = "GET",
        },
        s_original with
        {
            Query = [new("a", "b"), new("c", "D")],
        },
        s_original with
        {
            Query = [new("a", "b"), new("C", "d")],
        },
        s_original with
        {
            Query = [new("a", "b")],
        },
        s_original with
        {
            Query = [new("a", "😀"), new("c", "d")],
        },
        s_original with
        {
            Query = [],
        },
    ];

    private static readonly Call[] s_headerSchemes =
    [
        .. s_everyScheme,
        s_original with
        {
            ContentType = "application/json; charset=utf-8",
        },
        s_original with
        {
            ContentType = null,
        },
        s_original with
        {
            Headers = [new("x-acs-signature-nonce", "m"), new("x-acs-version", "v")],
        },
        s_original with
        {
            Headers = [new("x-acs-signature-nonce", "n"), new("x-acs-versions", "v")],
        },
        s_original with
        {
            Headers = [new("x-acs-signature-nonce", "n")],
        },
        s_original with
        {
            Path = "/green/sface/face/adD",
        },
    ];

    [Test]
    public void RpcSign_OneInputChanged_ChangesTheSignature()
    {
        // A value that looks like a further parameter must not sign as one.
        Call lookAlike = s_original with
        {
            Query = [new("a", "b&c=d")],
        };
        Assert.That(s_everyScheme.Append(lookAlike).Select(c => c.Rpc()), Is.Unique);
    }

    [Test]
    public void RoaAuthorize_OneInputChanged_ChangesTheSignature() =>
        Assert.That(
            s_headerSchemes
                .Concat([
                    s_original with
                    {
                        Accept = null,
                    },
                    s_original with
                    {
                        ContentMd5 = null,
                    },
                    s_original with
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
            s_headerSchemes
                .Concat([
                    s_original with
                    {
                        Host = "green.cn-shanghai.aliyuncs.com:8443",
                    },
                    s_original with
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
        Call reversed = s_original with
        {
            Headers = [.. s_original.Headers.Reverse()],
            Query = [.. s_original.Query.Reverse()],
        };
        Assert.That(
            new[] { reversed.Roa(), reversed.Acs3(), reversed.Rpc() },
            Is.EqualTo(new[] { s_original.Roa(), s_original.Acs3(), s_original.Rpc() })
        );
    }
}
