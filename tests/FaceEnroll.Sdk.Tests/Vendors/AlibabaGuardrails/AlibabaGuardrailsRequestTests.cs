using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using FaceEnroll.Sdk.AlibabaGuardrails;
using FaceEnroll.Sdk.Tests.Signing;

namespace FaceEnroll.Sdk.Tests.Vendors.AlibabaGuardrails;

/// <summary>What goes out, against the requests that the vendor's own clients sent.</summary>
[TestOf(typeof(AlibabaGuardrailsProtocol))]
[TestOf(typeof(AlibabaGuardrailsAddFaces))]
public class AlibabaGuardrailsRequestTests(string culture) : CultureFixture(culture)
{
    private static JsonElement Vector(string id) =>
        VectorFile.Read("alibaba.json").EnumerateArray().Single(e => e.Text("id") == id);

    [TestCase("roa-basic")]
    [TestCase("roa-clientinfo")]
    public async Task EnrollAsync_InputsOfACapturedRequest_SendsItByteForByte(string id)
    {
        var vector = Vector(id);
        var fake = new AlibabaGuardrailsSetup().Reply(AlibabaGuardrailsSetup.Success);
        fake.Options.NonceSource = () => vector.Text("inputs", "nonce");
        var request = AlibabaGuardrailsSetup.Urls(2);
        if (id == "roa-clientinfo")
        {
            request.ClientInfo = new()
            {
                UserId = "120234234",
                UserNick = "Mike",
                UserType = "others",
            };
        }

        await fake.Client.EnrollAsync(request);

        var sent = fake.Sent.Single();
        Assert.That(sent.Text, Is.EqualTo(vector.Text("captured", "body", "text")));
        Assert.That(sent.Uri.AbsolutePath, Is.EqualTo(vector.Text("captured", "path")));
        Assert.That(sent.Uri.Query.TrimStart('?'), Is.EqualTo(vector.Text("captured", "query") ?? ""));
        Assert.That(sent.Uri.Host, Is.EqualTo(vector.Header("host")));
        // Those of the client itself are its own.
        string[] foreign = ["user-agent", "x-sdk-client", "host", "connection"];
        var expected = vector.Headers().Where(h => !foreign.Contains(h.Name, StringComparer.OrdinalIgnoreCase));
        Assert.That(
            sent.Headers.Select(h => $"{h.Key.ToLowerInvariant()}: {h.Value}"),
            Is.EquivalentTo(expected.Select(h => $"{h.Name.ToLowerInvariant()}: {h.Value}"))
        );
    }

    [Test]
    public async Task EnrollAsync_ChineseText_SendsTheCapturedQueryAndTheSameValues()
    {
        var vector = Vector("roa-unicode");
        var fake = new AlibabaGuardrailsSetup().Reply(AlibabaGuardrailsSetup.Success);
        var request = new AlibabaGuardrailsFaceEnrollmentRequest(
            "person1",
            FaceImage.FromUrl(new Uri("https://example.com/人脸.jpg"))
        )
        {
            BizType = "教育",
            ClientInfo = new() { UserId = "1", UserNick = "张三" },
        };

        await fake.Client.EnrollAsync(request);

        var sent = fake.Sent.Single();
        Assert.That(Encoded(sent), Is.EqualTo(vector.Text("captured", "query")));
        // A URL goes out as it was given.
        Assert.That(sent.Text, Is.EqualTo(vector.Text("captured", "body", "text")));
        AssertRoaSigned(sent, fake.Options.AccessKeySecret!);
    }

    [Test]
    public async Task EnrollAsync_EveryClientInfoMember_IsSentByItsDocumentedName()
    {
        var fake = new AlibabaGuardrailsSetup().Reply(AlibabaGuardrailsSetup.Success);
        var request = AlibabaGuardrailsSetup.Urls();
        request.ClientInfo = new()
        {
            UserId = "1 '()*!~+/&=?😀",
            UserNick = "2",
            UserType = "taobao",
            Avatar = "4",
            Imei = "5",
            Imsi = "6",
            Umid = "7",
            Ip = "8",
            SdkVersion = "9",
            CfgVersion = "\"\n",
        };

        await fake.Client.EnrollAsync(request);

        var sent = fake.Sent.Single();
        var query = sent.Uri.Query;
        Assert.That(query, Does.Match("^\\?clientInfo=[A-Za-z0-9_.~%-]+$"), "Everything else is encoded.");
        using var json = JsonDocument.Parse(Uri.UnescapeDataString(query["?clientInfo=".Length..]));
        Assert.That(
            json.RootElement.EnumerateObject().Select(p => $"{p.Name}={p.Value.GetString()}"),
            Is.EqualTo(
                new[]
                {
                    "userId=1 '()*!~+/&=?😀",
                    "userNick=2",
                    "userType=taobao",
                    "avatar=4",
                    "imei=5",
                    "imsi=6",
                    "umid=7",
                    "ip=8",
                    "sdkVersion=9",
                    "cfgVersion=\"\n",
                }
            )
        );
        AssertRoaSigned(sent, fake.Options.AccessKeySecret!);
    }

    [Test]
    public async Task EnrollAsync_ClientInfoAndBizTypeEmpty_SendsNeither()
    {
        var fake = new AlibabaGuardrailsSetup().Reply(AlibabaGuardrailsSetup.Success);
        var request = AlibabaGuardrailsSetup.Urls(2);
        request.BizType = "";
        request.ClientInfo = new() { UserNick = "" };

        await fake.Client.EnrollAsync(request);

        Assert.That(fake.Sent[0].Uri.Query, Is.Empty);
        Assert.That(fake.Sent[0].Text, Is.EqualTo(Vector("roa-basic").Text("captured", "body", "text")));
    }

    [TestCase(AlibabaGuardrailsSignatureScheme.RoaHmacSha1)]
    [TestCase(AlibabaGuardrailsSignatureScheme.Acs3)]
    public async Task EnrollAsync_TemporaryCredentials_SendsAndSignsTheToken(AlibabaGuardrailsSignatureScheme scheme)
    {
        var fake = new AlibabaGuardrailsSetup().Reply(AlibabaGuardrailsSetup.Success);
        fake.Options.SignatureScheme = scheme;
        fake.Options.AccessKeyId = "STS.FAKEexampleTempKey0001";
        fake.Options.SecurityToken = "CAISfakeSecurityToken0001";

        await fake.Client.EnrollAsync(AlibabaGuardrailsSetup.Urls(2));

        var sent = fake.Sent.Single();
        Assert.That(sent.Header("x-acs-security-token"), Is.EqualTo("CAISfakeSecurityToken0001"));
        AssertSigned(scheme, sent, fake.Options.AccessKeySecret!);
    }

    [Test]
    public async Task EnrollAsync_Acs3_SignsWhatItSends()
    {
        var fake = new AlibabaGuardrailsSetup().Reply(AlibabaGuardrailsSetup.Success);
        fake.Options.SignatureScheme = AlibabaGuardrailsSignatureScheme.Acs3;
        fake.Options.Endpoint = new Uri("https://green-vpc.cn-beijing.aliyuncs.com:8443");
        var request = AlibabaGuardrailsSetup.Urls(2);
        request.ClientInfo = new() { UserNick = "张 三'" };

        await fake.Client.EnrollAsync(request);

        var sent = fake.Sent.Single();
        Assert.That(sent.Header("x-acs-action"), Is.EqualTo("AddFaces"));
        Assert.That(sent.Header("x-acs-version"), Is.EqualTo("2018-05-09"));
        Assert.That(sent.Header("x-acs-date"), Is.EqualTo("2026-11-21T01:02:03Z"));
        Assert.That(sent.Header("Content-MD5"), Is.Null);
        AssertAcs3Signed(sent, fake.Options.AccessKeySecret!);
    }

    [Test]
    public async Task EnrollAsync_RetriedAttempt_IsSignedAnew()
    {
        var fake = new AlibabaGuardrailsSetup()
            .Reply("""{"code":588,"msg":"EXCEED_QUOTA"}""")
            .Reply(AlibabaGuardrailsSetup.Success);
        var nonces = 0;
        fake.Options.NonceSource = () => $"nonce{nonces++}";
        fake.Options.Retry = new() { MaxRetries = 1, ThrottlingBaseDelay = TimeSpan.FromTicks(1) };

        await fake.Client.EnrollAsync(AlibabaGuardrailsSetup.Urls());

        Assert.That(fake.Sent.Select(s => s.Header("x-acs-signature-nonce")), Is.EqualTo(new[] { "nonce0", "nonce1" }));
        foreach (var sent in fake.Sent)
        {
            AssertRoaSigned(sent, fake.Options.AccessKeySecret!);
        }
    }

    private static void AssertSigned(AlibabaGuardrailsSignatureScheme scheme, SentRequest sent, string secret)
    {
        if (scheme == AlibabaGuardrailsSignatureScheme.Acs3)
        {
            AssertAcs3Signed(sent, secret);
        }
        else
        {
            AssertRoaSigned(sent, secret);
        }
    }

    /// <summary>Recomputes the signature from what arrived, by the vendor's page and with nothing of ours.</summary>
    internal static void AssertRoaSigned(SentRequest sent, string secret)
    {
#pragma warning disable CA5350, CA5351 // The vendor's scheme.
        var md5 = Convert.ToBase64String(MD5.HashData(sent.Body));
        Assert.That(sent.Header("Content-MD5"), Is.EqualTo(md5));
        var acs = AcsHeaders(sent).Select(h => $"{h.Key.ToLowerInvariant()}:{h.Value}\n");
        var query = Uri.UnescapeDataString(sent.Uri.Query);
        var text =
            $"POST\n{sent.Header("Accept")}\n{md5}\n{sent.Header("Content-Type")}\n{sent.Header("Date")}\n"
            + $"{string.Concat(acs)}{sent.Uri.AbsolutePath}{query}";
        var signature = Convert.ToBase64String(
            HMACSHA1.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(text))
        );
#pragma warning restore CA5350, CA5351
        Assert.That(sent.Header("Authorization"), Does.Match("^acs [^:]+:"));
        Assert.That(sent.Header("Authorization")!.Split(':')[1], Is.EqualTo(signature));
    }

    private static void AssertAcs3Signed(SentRequest sent, string secret)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(sent.Body));
        Assert.That(sent.Header("x-acs-content-sha256"), Is.EqualTo(hash));
        var headers = AcsHeaders(sent)
            .Append(new("host", sent.Uri.Authority))
            .Append(new("content-type", sent.Header("Content-Type")!))
            .OrderBy(h => h.Key, StringComparer.Ordinal)
            .ToList();
        var names = string.Join(";", headers.Select(h => h.Key.ToLowerInvariant()));
        var canonical =
            $"POST\n{sent.Uri.AbsolutePath}\n{Encoded(sent)}\n"
            + $"{string.Concat(headers.Select(h => $"{h.Key.ToLowerInvariant()}:{h.Value}\n"))}\n{names}\n{hash}";
        var text = "ACS3-HMAC-SHA256\n" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)));
        var signature = Convert.ToHexStringLower(
            HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(text))
        );
        Assert.That(sent.Header("Authorization"), Does.EndWith($",SignedHeaders={names},Signature={signature}"));
    }

    /// <summary>
    /// The query decoded and encoded anew, as the vendor does it: next to non-ASCII text, the older Uri of Mono decodes
    /// <c>! ' ( ) * :</c> on its way out.
    /// </summary>
    private static string Encoded(SentRequest sent) =>
        string.Join(
            "=",
            sent.Uri.Query.TrimStart('?').Split('=').Select(Uri.UnescapeDataString).Select(Uri.EscapeDataString)
        );

    private static IOrderedEnumerable<KeyValuePair<string, string>> AcsHeaders(SentRequest sent) =>
        sent
            .Headers.Where(h => h.Key.StartsWith("x-acs-", StringComparison.OrdinalIgnoreCase))
            .OrderBy(h => h.Key, StringComparer.Ordinal);
}
