using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using FaceEnroll.Sdk.Signing;

namespace FaceEnroll.Sdk.Tests.Signing;

[TestOf(typeof(AdvanceAISignature))]
public class AdvanceAISignatureTests(string culture) : CultureFixture(culture)
{
    private static IEnumerable<TestCaseData> Vectors =>
        VectorFile.Read("finauth-and-advance-ai.json").GetProperty("advance_token_signature").Cases();

    [TestCaseSource(nameof(Vectors))]
    public void WriteStringToSign_Vector_Equals(JsonElement vector) =>
        Assert.That(
            Stage.Text(
                (ref Utf8Buffer b) =>
                    AdvanceAISignature.WriteStringToSign(
                        ref b,
                        vector.Text("accessKey"),
                        vector.Text("secretKey"),
                        Timestamp(vector)
                    )
            ),
            Is.EqualTo(vector.Text("concatenated"))
        );

    [TestCaseSource(nameof(Vectors))]
    public void Sign_Vector_Equals(JsonElement vector)
    {
        string signature = AdvanceAISignature.Sign(
            vector.Text("accessKey"),
            vector.Text("secretKey"),
            Timestamp(vector)
        );

        Assert.That(signature, Is.EqualTo(vector.Text("expected_signature")));
        if (vector.TryGetProperty("documented_signature", out JsonElement documented))
        {
            Assert.That(signature, Is.EqualTo(documented.GetString()));
        }
    }

    [Test]
    public void Sign_OneInputChanged_ChangesTheSignature() =>
        Assert.That(
            new[]
            {
                AdvanceAISignature.Sign("access", "secret", 1795219200000),
                AdvanceAISignature.Sign("accesS", "secret", 1795219200000),
                AdvanceAISignature.Sign("access", "secreT", 1795219200000),
                AdvanceAISignature.Sign("access", "secret", 1795219200001),
            },
            Is.Unique
        );

    [Test]
    public void Sign_KeysLongerThanTheFirstMemory_Equals()
    {
        string secret = new('s', 5000);
        Assert.That(
            AdvanceAISignature.Sign("a", secret, 1),
            Is.EqualTo(Convert.ToHexStringLower(SHA256.HashData(Stage.Utf8("a" + secret + "1"))))
        );
    }

    private static long Timestamp(JsonElement vector) =>
        long.Parse(vector.Text("timestamp"), CultureInfo.InvariantCulture);
}
