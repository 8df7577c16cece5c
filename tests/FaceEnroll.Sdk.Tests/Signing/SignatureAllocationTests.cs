using FaceEnroll.Sdk.Signing;

namespace FaceEnroll.Sdk.Tests.Signing;

/// <summary>
/// A signature costs its text and nothing else. On current .NET only: the compatibility layer of netstandard2.0 has to
/// copy.
/// </summary>
[TestOf(typeof(Tc3Signature))]
[TestOf(typeof(AlibabaRoaSignature))]
[TestOf(typeof(AlibabaAcs3Signature))]
[TestOf(typeof(AlibabaRpcSignature))]
[TestOf(typeof(FinAuthSign))]
[TestOf(typeof(AdvanceAISignature))]
public class SignatureAllocationTests
{
    private static readonly SignedHeader[] s_headers =
    [
        new("x-acs-version", "2022-08-09"),
        new("x-acs-action", "AddFaceRecord"),
        new("x-acs-date", "2026-11-21T01:02:03Z"),
        new("x-acs-signature-nonce", "3156853299f313e23d1673dc12e1703d"),
        new("x-acs-security-token", new string('t', 1000)),
    ];

    private static readonly SignedParameter[] s_parameters =
    [
        new("Version", "2022-08-09"),
        new("Action", "AddFaceRecord"),
        new("MerchantUserId", "用户-é-😀"),
        new("FacePictureUrl", "https://example.com/" + new string('p', 1000)),
    ];

    private static readonly byte[] s_hash = new byte[32];

    private static readonly Tc3SigningKeyCache s_keys = new();

    private static readonly Tc3Call s_tencent = new();

    private static IEnumerable<TestCaseData> Schemes =>
        [
            Case("TC3", () => s_tencent.Authorize()),
            Case("TC3, cached key", () => Tc3Signature.Authorize(s_tencent.Input, s_keys)),
            Case(
                "ROA",
                () =>
                    AlibabaRoaSignature.Authorize(
                        new()
                        {
                            AccessKeyId = "id",
                            AccessKeySecret = "secret",
                            Method = "POST",
                            ContentType = "application/json",
                            Date = "Sat, 21 Nov 2026 01:02:03 GMT",
                            AcsHeaders = s_headers,
                            Path = "/green/sface/face/add",
                            Query = s_parameters,
                        }
                    )
            ),
            Case(
                "ACS3",
                () =>
                    AlibabaAcs3Signature.Authorize(
                        new()
                        {
                            AccessKeyId = "id",
                            AccessKeySecret = "secret",
                            Method = "POST",
                            Host = "cloudauth-intl.ap-southeast-1.aliyuncs.com",
                            AcsHeaders = s_headers,
                            PayloadHash = s_hash,
                        }
                    )
            ),
            Case("RPC", () => AlibabaRpcSignature.Sign("secret", "POST", s_parameters)),
            Case("FinAuth", () => FinAuthSign.Sign("key", "secret", 1795219300, 1795219200, "1234567890")),
            Case("ADVANCE.AI", () => AdvanceAISignature.Sign("access", "secret", 1795219200000)),
        ];

    [TestCaseSource(nameof(Schemes))]
    public void Authorize_Warm_AllocatesItsTextAlone(Func<string> sign)
    {
        int length = 0;
        long least = long.MaxValue;
        // The first rounds fill pools and load native code.
        for (int i = 0; i < 50; i++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            length = sign().Length;
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.That(least, Is.LessThanOrEqualTo(StringSize(length)));
    }

    private static int StringSize(int length) => (22 + (2 * length) + 7) / 8 * 8;

    private static TestCaseData Case(string name, Func<string> sign) => new TestCaseData(sign).SetArgDisplayNames(name);
}
