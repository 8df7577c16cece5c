using System.Security.Cryptography;
using System.Text.Json;
using FaceEnroll.Sdk.Signing;

namespace FaceEnroll.Sdk.Tests.Signing;

/// <summary>Requests that the vendor's Node clients sent, and the example its page prints.</summary>
[TestOf(typeof(AlibabaAcs3Signature))]
public class AlibabaAcs3SignatureTests(string culture) : CultureFixture(culture)
{
    private static readonly JsonElement s_published = VectorFile
        .Read("alibaba-published.json")
        .EnumerateArray()
        .Single(e => e.Text("scheme") == "acs3");

    private static IEnumerable<TestCaseData> Captured => VectorFile.Read("alibaba.json").Cases("acs3");

    private static IEnumerable<TestCaseData> Vectors =>
        Captured.Append(new TestCaseData(s_published).SetArgDisplayNames(s_published.Text("id")));

    [TestCaseSource(nameof(Vectors))]
    public void WriteCanonicalRequest_Request_Equals(JsonElement vector) =>
        Assert.That(
            Stage.Text((ref Utf8Buffer b) => AlibabaAcs3Signature.WriteCanonicalRequest(ref b, Input(vector))),
            Is.EqualTo(vector.Text("derived", "canonicalRequest"))
        );

    [TestCaseSource(nameof(Vectors))]
    public void WriteSignedHeaders_Request_Equals(JsonElement vector) =>
        Assert.That(
            Stage.Text((ref Utf8Buffer b) => AlibabaAcs3Signature.WriteSignedHeaders(ref b, Input(vector))),
            Is.EqualTo(vector.Text("derived", "signedHeaders"))
        );

    [TestCaseSource(nameof(Vectors))]
    public void WriteStringToSign_ExpectedCanonicalRequest_Equals(JsonElement vector) =>
        Assert.That(
            Stage.Text(
                (ref Utf8Buffer b) =>
                    AlibabaAcs3Signature.WriteStringToSign(
                        ref b,
                        Stage.Utf8(vector.Text("derived", "canonicalRequest"))
                    )
            ),
            Is.EqualTo(vector.Text("derived", "stringToSign"))
        );

    [TestCaseSource(nameof(Vectors))]
    public void Sha256_ExpectedStringToSign_GivesItsSignature(JsonElement vector)
    {
        byte[] signature = new byte[32];
        SecretHmac.Sha256(
            vector.Text("inputs", "accessKeySecret"),
            Stage.Utf8(vector.Text("derived", "stringToSign")),
            signature
        );
        Assert.That(Convert.ToHexStringLower(signature), Is.EqualTo(vector.Text("derived", "signature")));
    }

    [TestCaseSource(nameof(Captured))]
    public void Authorize_CapturedRequest_GivesItsAuthorization(JsonElement vector) =>
        Assert.That(AlibabaAcs3Signature.Authorize(Input(vector)), Is.EqualTo(vector.Header("Authorization")));

    [Test]
    public void Authorize_PublishedExample_Equals() =>
        Assert.That(
            AlibabaAcs3Signature.Authorize(Input(s_published)),
            Is.EqualTo(s_published.Text("derived", "authorization"))
        );

    [TestCaseSource(nameof(Captured))]
    public void Iso8601_CapturedClock_GivesTheCapturedHeader(JsonElement vector)
    {
        long seconds = vector.GetProperty("inputs").GetProperty("epochSeconds").GetInt64();
        Assert.That(
            WireDate.Iso8601(DateTimeOffset.FromUnixTimeSeconds(seconds)),
            Is.EqualTo(vector.Header("x-acs-date"))
        );
    }

    private static AlibabaAcs3SignatureInput Input(JsonElement vector) =>
        vector.TryGetProperty("captured", out _) ? CapturedInput(vector) : PublishedInput(vector.GetProperty("inputs"));

    private static AlibabaAcs3SignatureInput CapturedInput(JsonElement vector) =>
        new()
        {
            AccessKeyId = vector.Text("inputs", "accessKeyId"),
            AccessKeySecret = vector.Text("inputs", "accessKeySecret"),
            Method = vector.Text("captured", "method"),
            Path = vector.Text("captured", "path"),
            CanonicalQuery = AlibabaRpcSignature.CanonicalQuery(CapturedForm.Query(vector)),
            Host = vector.Header("host")!,
            ContentType = vector.Header("content-type"),
            AcsHeaders = CapturedForm.AcsHeaders(vector),
            PayloadHash = SHA256.HashData(Stage.Utf8(vector.Text("captured", "body", "text"))),
        };

    private static AlibabaAcs3SignatureInput PublishedInput(JsonElement inputs) =>
        new()
        {
            AccessKeyId = inputs.Text("accessKeyId"),
            AccessKeySecret = inputs.Text("accessKeySecret"),
            Method = inputs.Text("method"),
            Path = inputs.Text("path"),
            CanonicalQuery = AlibabaRpcSignature.CanonicalQuery(CapturedForm.FromObject(inputs.GetProperty("query"))),
            Host = inputs.Text("headers", "host"),
            AcsHeaders = inputs
                .GetProperty("headers")
                .EnumerateObject()
                .Where(h => h.Name != "host")
                .Select(h => new SignedHeader(h.Name, h.Value.GetString()!))
                .Reverse()
                .ToArray(),
            PayloadHash = SHA256.HashData([]),
        };
}
