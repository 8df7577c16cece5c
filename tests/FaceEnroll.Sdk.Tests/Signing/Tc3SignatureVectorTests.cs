using System.Security.Cryptography;
using System.Text.Json;
using FaceEnroll.Sdk.Signing;

namespace FaceEnroll.Sdk.Tests.Signing;

/// <summary>Requests that the vendor's Node and Python clients sent.</summary>
[TestOf(typeof(Tc3Signature))]
public class Tc3SignatureVectorTests(string culture) : CultureFixture(culture)
{
    private static IEnumerable<TestCaseData> Vectors =>
        new[] { "tencent-tc3.json", "tencent-tc3-unsigned-payload.json" }.SelectMany(name =>
            VectorFile.Read(name).GetProperty("vectors").Cases()
        );

    [TestCaseSource(nameof(Vectors))]
    public void Authorize_CapturedRequest_GivesItsAuthorization(JsonElement vector)
    {
        byte[] hash = SHA256.HashData(TencentBody.Bytes(vector));
        Assert.That(Convert.ToHexStringLower(hash), Is.EqualTo(vector.Text("captured", "bodySha256")));
        bool unsigned = vector.TryGetProperty("unsignedPayload", out JsonElement flag) && flag.GetBoolean();
        string[] pathAndQuery = vector.Text("captured", "path").Split('?', 2);

        var input = new Tc3SignatureInput
        {
            SecretId = vector.Text("input", "secretId"),
            SecretKey = vector.Text("input", "secretKey"),
            Timestamp = vector.GetProperty("input").GetProperty("timestamp").GetInt64(),
            Service = "iai",
            Method = vector.Text("captured", "method"),
            Path = pathAndQuery[0],
            Query = pathAndQuery.ElementAtOrDefault(1) ?? "",
            ContentType = vector.Header("Content-Type")!,
            Host = vector.Header("Host")!,
            PayloadHash = unsigned ? Tc3Signature.UnsignedPayloadHash : hash,
        };

        Assert.That(Tc3Signature.Authorize(input), Is.EqualTo(vector.Text("captured", "authorization")));
        Assert.That(
            Tc3Signature.Authorize(input, new Tc3SigningKeyCache()),
            Is.EqualTo(vector.Header("Authorization"))
        );
    }

    [Test]
    public void UnsignedPayloadHash_IsTheHashOfItsText() =>
        Assert.That(
            Tc3Signature.UnsignedPayloadHash.ToArray(),
            Is.EqualTo(SHA256.HashData("UNSIGNED-PAYLOAD"u8.ToArray()))
        );
}
