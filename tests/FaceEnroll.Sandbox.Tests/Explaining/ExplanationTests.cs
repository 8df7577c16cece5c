using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using FaceEnroll.Sandbox.Tests.Clients;
using FaceEnroll.Sandbox.Tests.Support;

namespace FaceEnroll.Sandbox.Tests.Explaining;

/// <summary>A signature that does not match is explained: what should have been signed, what was, and where they part.</summary>
public sealed class ExplanationTests : SandboxFixture
{
    [TestCase("127.0.0.1", "without its port")]
    [TestCase("iai.tencentcloudapi.com", "iai.tencentcloudapi.com was signed")]
    public async Task Tencent_AnotherHostSigned_IsFoundOut(string host, string mistake)
    {
        var check = await SendTencentAsync(host, "application/json", "iai", null);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(check.Mistake, Does.Contain(mistake));
            Assert.That(check.ExpectedText, Is.EqualTo(check.CanonicalRequest));
            Assert.That(check.ClientText, Does.Contain($"host:{host}\n"));
            var at = check.DifferenceAt!.Value;
            Assert.That(check.ExpectedText![..at], Is.EqualTo(check.ClientText![..at]));
            Assert.That(check.ExpectedText[at], Is.Not.EqualTo(check.ClientText[at]));
        }
    }

    [TestCase("application/json; charset=utf-8", "iai", null, "application/json; charset=utf-8 was signed")]
    [TestCase("application/json", "127", null, "the service name was taken from the host")]
    [TestCase("application/json", "iai", "2569-11-21", "another calendar")]
    [TestCase("application/json; charset=utf-8", "iai", "2026-11-22", "a day ahead of UTC")]
    public async Task Tencent_AnotherMistake_IsFoundOut(string type, string service, string? date, string mistake) =>
        Assert.That((await SendTencentAsync(null, type, service, date)).Mistake, Does.Contain(mistake));

    [Test]
    public async Task Tencent_NoKnownMistake_StillShowsWhatWasExpected()
    {
        using var forger = new TestClient(Sandbox, Clock) { Secret = "something else entirely" };
        await forger.TencentAsync("CreateFace", "{}");

        var check = Sandbox.Requests.Single().Signature!;
        Assert.That((check.Accepted, check.Fault, check.Mistake), Is.EqualTo((false, "Mismatch", (string?)null)));
        Assert.That(
            check.CanonicalRequest,
            Does.StartWith("POST\n/\n\ncontent-type:application/json\nhost:127.0.0.1:")
        );
        Assert.That(check.StringToSign, Does.StartWith("TC3-HMAC-SHA256\n"));
        Assert.That(check.Expected, Does.Match("^[0-9a-f]{64}$").And.Not.EqualTo(check.Given));
    }

    [Test]
    public async Task EveryVendor_SecretOfAnotherKey_IsFoundOut()
    {
        Sandbox.AddCredential(new SandboxCredential("other-key", "other-secret"));
        using var confused = new TestClient(Sandbox, Clock) { Secret = "other-secret" };
        await confused.TencentAsync("CreateFace", "{}");
        await confused.GuardrailsAsync("/green/sface/person", "{}");
        await confused.IdVerificationAsync("QueryFaceRecord");
        await confused.Acs3Async(HttpMethod.Post, "QueryFaceRecord", "2022-08-09", string.Empty, "a=b");
        await confused.FinAuthAsync("add", null);
        await confused.SendAsync(confused.AdvanceTokenRequest());

        Assert.That(
            Sandbox.Requests.Select(request => request.Signature!.Mistake),
            Has.Exactly(6).Contains("the secret of another key")
        );
    }

    [Test]
    public async Task Roa_CharsetSentButNotSigned_IsFoundOut()
    {
        using var request = Client.Roa("/green/sface/person", "{}");
        request.Content!.Headers.ContentType!.CharSet = "utf-8";
        await Client.SendAsync(request);

        var check = Sandbox.Requests.Single().Signature!;
        Assert.That(check.Mistake, Does.Contain("application/json was signed, another content type was sent"));
        Assert.That(check.ExpectedText![check.DifferenceAt!.Value..], Does.StartWith("; charset=utf-8"));
    }

    [Test]
    public async Task Rpc_KeyWithoutAmpersand_IsFoundOut()
    {
        using var request = Client.Rpc("QueryFaceRecord", ("FaceGroupCode", "g"));
        var form = await request.Content!.ReadAsStringAsync();
        var fields = form.Split('&')
            .Select(f => f.Split('='))
            .Where(f => f[0] != "Signature")
            .OrderBy(f => f[0], StringComparer.Ordinal)
            .Select(f => $"{f[0]}={f[1]}")
            .ToList();
        var toSign = $"POST&%2F&{Uri.EscapeDataString(string.Join('&', fields))}";
        var signature = Convert.ToBase64String(
            HMACSHA1.HashData(Encoding.UTF8.GetBytes("sandbox-secret"), Encoding.UTF8.GetBytes(toSign))
        );
        fields.Add("Signature=" + Uri.EscapeDataString(signature));
        request.Content = new StringContent(string.Join('&', fields), null, "application/x-www-form-urlencoded");
        await Client.SendAsync(request);

        var check = Sandbox.Requests.Single().Signature!;
        Assert.That(check.Mistake, Does.Contain("the & after the secret is missing"));
        Assert.That(check.DifferenceAt, Is.Null, "only the key differs");
    }

    [Test]
    public async Task Acs3_BodyChangedAfterHashing_IsFoundOut()
    {
        using var request = Client.Acs3(HttpMethod.Post, "QueryFaceRecord", "2022-08-09", string.Empty, "a=b");
        request.Content = new StringContent("a=c", null, "application/x-www-form-urlencoded");
        request.Content.Headers.ContentType!.CharSet = null;
        await Client.SendAsync(request);

        Assert.That(
            Sandbox.Requests.Single().Signature!.Mistake,
            Does.Contain("the body that was hashed is not the one sent")
        );
    }

    [Test]
    public async Task Advance_UpperCaseDigest_IsFoundOut()
    {
        using var request = Client.AdvanceTokenRequest();
        var json = await request.Content!.ReadAsStringAsync();
        var signature = json.Split("\"signature\":\"")[1][..64];
        request.Content = new StringContent(
            json.Replace(signature, signature.ToUpperInvariant(), StringComparison.Ordinal),
            null,
            "application/json"
        );
        await Client.SendAsync(request);

        Assert.That(Sandbox.Requests.Single().Signature!.Mistake, Is.EqualTo("the digest is in upper case"));
    }

    /// <summary>A request signed with one thing wrong, and sent right.</summary>
    private async Task<SandboxSignatureCheck> SendTencentAsync(string? host, string type, string service, string? date)
    {
        var seconds = Clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        date ??= Clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var canonical =
            $"POST\n/\n\ncontent-type:{type}\nhost:{host ?? Sandbox.Url.Authority}\n\ncontent-type;host\n{Sha256("{}")}";
        var toSign = $"TC3-HMAC-SHA256\n{seconds}\n{date}/{service}/tc3_request\n{Sha256(canonical)}";
        var key = Encoding.UTF8.GetBytes("TC3sandbox-secret");
        foreach (var part in new[] { date, service, "tc3_request" })
        {
            key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        }

        var signature = Convert
            .ToHexString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(toSign)))
            .ToLowerInvariant();
        using var request = Client.Tencent("CreateFace", "{}");
        request.Headers.Remove("Authorization");
        request.Headers.TryAddWithoutValidation(
            "Authorization",
            $"TC3-HMAC-SHA256 Credential=sandbox-key/{date}/{service}/tc3_request, SignedHeaders=content-type;host, Signature={signature}"
        );
        var reply = await Client.SendAsync(request);
        Assert.That(reply.At("Response.Error.Code"), Is.EqualTo("AuthFailure.SignatureFailure"));
        return Sandbox.Requests.Single().Signature!;
    }

    private static string Sha256(string text) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text))).ToLowerInvariant();
}
