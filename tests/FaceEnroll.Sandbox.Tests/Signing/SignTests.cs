using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using FaceEnroll.Sandbox.Tests.Clients;
using FaceEnroll.Sandbox.Tests.Support;

namespace FaceEnroll.Sandbox.Tests.Signing;

/// <summary>FinAuth and ADVANCE.AI sign no request: the signs of the vector file are put into requests made here.</summary>
public sealed class SignTests
{
    private static IEnumerable<TestCaseData> FinAuthSigns => Entries("finauth_sign_hmac_sha1");

    private static IEnumerable<TestCaseData> AdvanceSignatures => Entries("advance_token_signature");

    [TestCaseSource(nameof(FinAuthSigns))]
    public async Task FinAuthSign_OfTheVectors_Passes(JsonElement entry)
    {
        await using var sandbox = await StartFinAuthAsync(entry);

        var reply = await FinAuthAsync(sandbox, entry.GetProperty("expected_sign").GetString()!);

        // Past the sign, the missing picture is complained about.
        Assert.That((reply.Status, reply.At("error")), Is.EqualTo((400, "MISSING_ARGUMENTS: image")), reply.Body);
    }

    [TestCaseSource(nameof(FinAuthSigns))]
    public async Task FinAuthSign_OneCharacterChanged_IsRefusedWith403(JsonElement entry)
    {
        await using var sandbox = await StartFinAuthAsync(entry);
        var sign = entry.GetProperty("expected_sign").GetString()!;
        for (var i = 0; i < sign.Length; i++)
        {
            var reply = await FinAuthAsync(sandbox, Mutations.Changed(sign, i));

            Assert.That(
                (reply.Status, reply.At("error")),
                Is.EqualTo((403, "AUTHORIZATION_ERROR:INVALID_SIGN")).Or.EqualTo((403, "AUTHENTICATION_ERROR")),
                $"character {i}"
            );
        }
    }

    [Test]
    public async Task FinAuthSign_AfterItsTime_HasExpired()
    {
        var entry = Vector.File("finauth-and-advance-ai.json").GetProperty("finauth_sign_hmac_sha1")[1];
        var late = DateTimeOffset.FromUnixTimeSeconds(entry.GetProperty("expire_time").GetInt64() + 1);
        await using var sandbox = await StartAsync(entry, "api_key", "api_secret", late);

        var reply = await FinAuthAsync(sandbox, entry.GetProperty("expected_sign").GetString()!);

        Assert.That((reply.Status, reply.At("error")), Is.EqualTo((403, "AUTHORIZATION_ERROR:EXPIRED_SIGN")));
    }

    [TestCaseSource(nameof(AdvanceSignatures))]
    public async Task AdvanceSignature_OfTheVectors_GetsAToken(JsonElement entry)
    {
        await using var sandbox = await StartAdvanceAsync(entry);

        var reply = await AdvanceAsync(sandbox, entry, entry.GetProperty("expected_signature").GetString()!);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(reply.At("code"), Is.EqualTo("SUCCESS"), reply.Body);
            Assert.That(reply.At("data.token"), Is.Not.Empty);
        }
    }

    [TestCaseSource(nameof(AdvanceSignatures))]
    public async Task AdvanceSignature_OneCharacterChanged_IsRefused(JsonElement entry)
    {
        await using var sandbox = await StartAdvanceAsync(entry);
        var signature = entry.GetProperty("expected_signature").GetString()!;
        for (var i = 0; i < signature.Length; i++)
        {
            var reply = await AdvanceAsync(sandbox, entry, Mutations.Changed(signature, i));

            Assert.That(
                (reply.Status, reply.At("code"), reply.At("message")),
                Is.EqualTo((200, "PARAMETER_ERROR", "Signature error")),
                $"character {i}"
            );
        }
    }

    private static IEnumerable<TestCaseData> Entries(string name) =>
        Vector
            .File("finauth-and-advance-ai.json")
            .GetProperty(name)
            .EnumerateArray()
            .Select(entry => new TestCaseData(entry).SetArgDisplayNames(entry.GetProperty("id").GetString()!));

    private static Task<FaceEnrollSandbox> StartFinAuthAsync(JsonElement entry) =>
        StartAsync(
            entry,
            "api_key",
            "api_secret",
            DateTimeOffset.FromUnixTimeSeconds(entry.GetProperty("current_time").GetInt64())
        );

    private static Task<FaceEnrollSandbox> StartAdvanceAsync(JsonElement entry) =>
        StartAsync(
            entry,
            "accessKey",
            "secretKey",
            DateTimeOffset.FromUnixTimeMilliseconds(
                long.Parse(entry.GetProperty("timestamp").GetString()!, CultureInfo.InvariantCulture)
            )
        );

    private static Task<FaceEnrollSandbox> StartAsync(JsonElement entry, string key, string secret, DateTimeOffset at)
    {
        var options = new FaceEnrollSandboxOptions { TimeProvider = new ManualClock(at) };
        options.Credentials.Add(
            new SandboxCredential(entry.GetProperty(key).GetString()!, entry.GetProperty(secret).GetString()!)
        );
        return FaceEnrollSandbox.StartAsync(options);
    }

    private static async Task<Reply> FinAuthAsync(FaceEnrollSandbox sandbox, string sign)
    {
        using var client = new TestClient(sandbox);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(sandbox.Url, "/finauth/search/group/add"))
        {
            Content = TestClient.Form([
                ("sign", sign),
                ("sign_version", "hmac_sha1"),
                ("group_id", "sandbox-library"),
                ("user_id", "user_01"),
            ]),
        };
        return await client.SendAsync(request);
    }

    private static async Task<Reply> AdvanceAsync(FaceEnrollSandbox sandbox, JsonElement entry, string signature)
    {
        using var client = new TestClient(sandbox);
        var json =
            $$"""{"accessKey":"{{entry.GetProperty("accessKey").GetString()}}","timestamp":"{{entry.GetProperty("timestamp").GetString()}}","signature":"{{signature}}"}""";
        using var request = new HttpRequestMessage(
            HttpMethod.Post,
            new Uri(sandbox.Url, "/openapi/auth/ticket/v1/generate-token")
        )
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(json)),
        };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse("application/json");
        return await client.SendAsync(request);
    }
}
