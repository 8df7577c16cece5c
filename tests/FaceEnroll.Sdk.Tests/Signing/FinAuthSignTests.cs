using System.Text.Json;
using FaceEnroll.Sdk.Signing;

namespace FaceEnroll.Sdk.Tests.Signing;

[TestOf(typeof(FinAuthSign))]
[TestOf(typeof(SecretHmac))]
public class FinAuthSignTests(string culture) : CultureFixture(culture)
{
    private static readonly JsonElement s_file = VectorFile.Read("finauth-and-advance-ai.json");

    private static IEnumerable<TestCaseData> Sha1Vectors => s_file.GetProperty("finauth_sign_hmac_sha1").Cases();

    private static IEnumerable<TestCaseData> AllVectors =>
        Sha1Vectors.Concat(s_file.GetProperty("finauth_sign_hmac_sha256_optional").Cases());

    [TestCaseSource(nameof(AllVectors))]
    public void WriteRaw_Vector_Equals(JsonElement vector) =>
        Assert.That(
            Stage.Text(
                (ref Utf8Buffer b) =>
                    FinAuthSign.WriteRaw(
                        ref b,
                        vector.Text("api_key"),
                        vector.GetProperty("expire_time").GetInt64(),
                        vector.GetProperty("current_time").GetInt64(),
                        vector.Text("random")
                    )
            ),
            Is.EqualTo(vector.Text("raw"))
        );

    [TestCaseSource(nameof(AllVectors))]
    public void Hmac_ExpectedRaw_GivesTheDigest(JsonElement vector)
    {
        bool sha1 = vector.Text("sign_version") == "hmac_sha1";
        byte[] digest = new byte[sha1 ? 20 : 32];
        byte[] raw = Stage.Utf8(vector.Text("raw"));
        if (sha1)
        {
            SecretHmac.Sha1(vector.Text("api_secret"), raw, digest);
        }
        else
        {
            SecretHmac.Sha256(vector.Text("api_secret"), raw, digest);
        }

        Assert.That(Convert.ToHexStringLower(digest), Is.EqualTo(vector.Text("hmac_hex")));
    }

    [TestCaseSource(nameof(AllVectors))]
    public void Join_ExpectedDigestAndRaw_GivesTheSign(JsonElement vector) =>
        Assert.That(
            FinAuthSign.Join(Convert.FromHexString(vector.Text("hmac_hex")), Stage.Utf8(vector.Text("raw"))),
            Is.EqualTo(vector.Text("expected_sign"))
        );

    [TestCaseSource(nameof(Sha1Vectors))]
    public void Compute_Vector_GivesTheSign(JsonElement vector) =>
        Assert.That(Apply(FinAuthSign.Compute, vector), Is.EqualTo(vector.Text("expected_sign")));

    [TestCaseSource(nameof(Sha1Vectors))]
    public void Sign_Vector_GivesTheSignUnlessItHasEnded(JsonElement vector)
    {
        // One vector shows the single-use form, which current pages dropped.
        if (vector.GetProperty("expire_time").GetInt64() == 0)
        {
            Assert.That(() => Apply(FinAuthSign.Sign, vector), Throws.InstanceOf<ArgumentOutOfRangeException>());
        }
        else
        {
            Assert.That(Apply(FinAuthSign.Sign, vector), Is.EqualTo(vector.Text("expected_sign")));
        }
    }

    [TestCase(999)]
    [TestCase(1000)]
    [TestCase(0)]
    [TestCase(-1)]
    public void Sign_ExpireTimeNotLater_Throws(long expireTime) =>
        Assert.That(
            () => FinAuthSign.Sign("key", "secret", expireTime, 1000, "1"),
            Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Not.Contain("secret")
        );

    [TestCase("")]
    [TestCase("12345678901")]
    [TestCase("-1")]
    [TestCase("+1")]
    [TestCase("1 ")]
    [TestCase("1a")]
    [TestCase("١٢٣")]
    [TestCase("１２")]
    public void Sign_RandomNotOneToTenDigits_Throws(string random) =>
        Assert.That(() => FinAuthSign.Sign("key", "secret", 1001, 1000, random), Throws.ArgumentException);

    [Test]
    public void Sign_OneInputChanged_ChangesTheSign() =>
        Assert.That(
            new[]
            {
                FinAuthSign.Sign("key", "secret", 1100, 1000, "1"),
                FinAuthSign.Sign("keY", "secret", 1100, 1000, "1"),
                FinAuthSign.Sign("key", "secreT", 1100, 1000, "1"),
                FinAuthSign.Sign("key", "secret", 1101, 1000, "1"),
                FinAuthSign.Sign("key", "secret", 1100, 1001, "1"),
                FinAuthSign.Sign("key", "secret", 1100, 1000, "01"),
            },
            Is.Unique
        );

    private static string Apply(Func<string, string, long, long, string, string> sign, JsonElement vector) =>
        sign(
            vector.Text("api_key"),
            vector.Text("api_secret"),
            vector.GetProperty("expire_time").GetInt64(),
            vector.GetProperty("current_time").GetInt64(),
            vector.Text("random")
        );
}
