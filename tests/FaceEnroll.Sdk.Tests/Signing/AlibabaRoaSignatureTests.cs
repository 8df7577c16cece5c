using System.Security.Cryptography;
using System.Text.Json;
using FaceEnroll.Sdk.Signing;

namespace FaceEnroll.Sdk.Tests.Signing;

/// <summary>Requests that the vendor's Node clients sent.</summary>
[TestOf(typeof(AlibabaRoaSignature))]
public class AlibabaRoaSignatureTests(string culture) : CultureFixture(culture)
{
    private static IEnumerable<TestCaseData> Vectors => VectorFile.Read("alibaba.json").Cases("roa-v1");

    [TestCaseSource(nameof(Vectors))]
    public void WriteStringToSign_CapturedRequest_Equals(JsonElement vector) =>
        Assert.That(
            Stage.Text((ref Utf8Buffer b) => AlibabaRoaSignature.WriteStringToSign(ref b, Input(vector))),
            Is.EqualTo(vector.Text("derived", "stringToSign"))
        );

    [TestCaseSource(nameof(Vectors))]
    public void Sha1_CapturedStringToSign_GivesItsSignature(JsonElement vector)
    {
        byte[] signature = new byte[20];
        SecretHmac.Sha1(
            vector.Text("inputs", "accessKeySecret"),
            Stage.Utf8(vector.Text("derived", "stringToSign")),
            signature
        );
        Assert.That(Convert.ToBase64String(signature), Is.EqualTo(vector.Text("derived", "signature")));
    }

    [TestCaseSource(nameof(Vectors))]
    public void WriteAuthorization_CapturedSignature_Equals(JsonElement vector) =>
        Assert.That(
            Stage.Text(
                (ref Utf8Buffer b) =>
                    AlibabaRoaSignature.WriteAuthorization(
                        ref b,
                        Input(vector),
                        Convert.FromBase64String(vector.Text("derived", "signature"))
                    )
            ),
            Is.EqualTo(vector.Header("authorization"))
        );

    [TestCaseSource(nameof(Vectors))]
    public void Authorize_CapturedRequest_GivesItsAuthorization(JsonElement vector) =>
        Assert.That(AlibabaRoaSignature.Authorize(Input(vector)), Is.EqualTo(vector.Header("authorization")));

    [TestCaseSource(nameof(Vectors))]
    public void Date_CapturedClock_GivesTheCapturedHeader(JsonElement vector)
    {
        long seconds = vector.GetProperty("inputs").GetProperty("epochSeconds").GetInt64();
        Assert.That(WireDate.Rfc1123(DateTimeOffset.FromUnixTimeSeconds(seconds)), Is.EqualTo(vector.Header("date")));
    }

    [Test]
    public void WriteStringToSign_NothingOptional_LeavesEmptyLines() =>
        Assert.That(
            Stage.Text(
                (ref Utf8Buffer b) =>
                    AlibabaRoaSignature.WriteStringToSign(
                        ref b,
                        new()
                        {
                            AccessKeyId = "id",
                            AccessKeySecret = "secret",
                            Method = "GET",
                            Date = "d",
                            Path = "/p",
                        }
                    )
            ),
            Is.EqualTo("GET\n\n\n\nd\n/p")
        );

    [Test]
    public void WriteStringToSign_ControlCharactersInAHeader_BecomeBlanks() =>
        Assert.That(
            Stage.Text(
                (ref Utf8Buffer b) =>
                    AlibabaRoaSignature.WriteStringToSign(
                        ref b,
                        new()
                        {
                            AccessKeyId = "id",
                            AccessKeySecret = "secret",
                            Method = "GET",
                            Date = "d",
                            AcsHeaders = new[]
                            {
                                new SignedHeader("X-Acs-B", " \t1\t2\n3\r4\f😀\n"),
                                new("x-acs-A", "0"),
                            },
                            Path = "/p",
                        }
                    )
            ),
            Is.EqualTo("GET\n\n\n\nd\nx-acs-a:0\nx-acs-b:1 2 3 4 😀\n/p")
        );

    private static AlibabaRoaSignatureInput Input(JsonElement vector)
    {
        byte[] body = Stage.Utf8(vector.Text("captured", "body", "text"));
        string? md5 = vector.Header("content-md5");
        if (md5 is not null)
        {
#pragma warning disable CA5351 // The header is named after it.
            Assert.That(Convert.ToBase64String(MD5.HashData(body)), Is.EqualTo(md5));
#pragma warning restore CA5351
        }

        return new()
        {
            AccessKeyId = vector.Text("inputs", "accessKeyId"),
            AccessKeySecret = vector.Text("inputs", "accessKeySecret"),
            Method = vector.Text("captured", "method"),
            Accept = vector.Header("accept"),
            ContentMd5 = md5,
            ContentType = vector.Header("content-type"),
            Date = vector.Header("date")!,
            AcsHeaders = CapturedForm.AcsHeaders(vector),
            Path = vector.Text("captured", "path"),
            Query = CapturedForm.Query(vector),
        };
    }
}
