using System.Text;
using FaceEnroll.Sdk.AlibabaCredentials;
using FaceEnroll.Sdk.Tests.Vendors.AlibabaIdVerification;

namespace FaceEnroll.Sdk.Tests.Vendors.Alibaba;

/// <summary>Roles that are assumed at the Security Token Service.</summary>
[TestOf(typeof(StsClient))]
[TestOf(typeof(StsRole))]
[TestOf(typeof(OidcSource))]
public class StsTests
{
    private const string Role =
        """ "mode":"RamRoleArn","access_key_id":"LTAIfake","access_key_secret":"fake/secret+=","ram_role_arn":"acs:ram::1:role/r" """;

    private static ChainScene Answering()
    {
        var scene = new ChainScene();
        scene.Answer = _ => ChainScene.Reply(scene.Assumed("STS.one", TimeSpan.FromHours(1)));
        return scene;
    }

    private static ChainScene Oidc()
    {
        var scene = Answering();
        scene.Variables["ALIBABA_CLOUD_ROLE_ARN"] = "acs:ram::1:role/r";
        scene.Variables["ALIBABA_CLOUD_OIDC_PROVIDER_ARN"] = "acs:ram::1:oidc-provider/p";
        scene.Variables["ALIBABA_CLOUD_OIDC_TOKEN_FILE"] = scene.Write("token", "head.bo+dy.sign\n");
        return scene;
    }

    [Test]
    public async Task AssumeRole_Any_IsSignedOverWhatIsSent()
    {
        using var scene = Answering();
        scene.WriteCliProfile(
            Role
                + ""","ram_session_name":"night job*","expired_seconds":900,"policy":"{\"a b\":\"~é\"}","external_id":"x" """
        );
        var found = await scene.GetAsync();
        Assert.That(
            (found.KeyId, found.Secret, found.SessionToken),
            Is.EqualTo(("STS.one", "STS.one-secret", "STS.one-token"))
        );
        var sent = scene.Sent.Single();
        Assert.That(sent.Method, Is.EqualTo("GET"));
        Assert.That(sent.Uri.GetLeftPart(UriPartial.Path), Is.EqualTo("https://sts.aliyuncs.com/"));
        var query = sent.Query;
        Assert.That(query["Signature"], Is.EqualTo(WireSignature.Rpc(sent, "fake/secret+=")));
        Assert.That(query["SignatureNonce"], Has.Length.EqualTo(32));
        query.Remove("Signature");
        query.Remove("SignatureNonce");
        Assert.That(
            query,
            Is.EquivalentTo(
                new Dictionary<string, string>
                {
                    ["AccessKeyId"] = "LTAIfake",
                    ["Action"] = "AssumeRole",
                    ["DurationSeconds"] = "900",
                    ["ExternalId"] = "x",
                    ["Format"] = "JSON",
                    ["Policy"] = "{\"a b\":\"~é\"}",
                    ["RoleArn"] = "acs:ram::1:role/r",
                    ["RoleSessionName"] = "night job*",
                    ["SignatureMethod"] = "HMAC-SHA1",
                    ["SignatureVersion"] = "1.0",
                    ["Timestamp"] = "2026-11-21T08:00:00Z",
                    ["Version"] = "2015-04-01",
                }
            )
        );
    }

    [Test]
    public async Task AssumeRole_Defaults_AreTheVendors()
    {
        using var scene = Answering();
        scene.WriteCliProfile(Role);
        _ = await scene.GetAsync();
        var query = scene.Sent.Single().Query;
        Assert.That((query["DurationSeconds"], query["RoleSessionName"]), Is.EqualTo(("3600", "FaceEnroll.Sdk")));
        Assert.That(query.Keys, Has.None.AnyOf("Policy", "ExternalId", "SecurityToken"));
    }

    [Test]
    public async Task AssumeRole_FromTemporaryKeys_SendsAndSignsTheirToken()
    {
        using var scene = Answering();
        scene.WriteCli(
            """
            {"current":"work","profiles":[
              {"name":"work","mode":"ChainableRamRoleArn","source_profile":"base","ram_role_arn":"acs:ram::2:role/w"},
              {"name":"base","mode":"StsToken","access_key_id":"STS.base","access_key_secret":"base-secret","sts_token":"base/token=="}
            ]}
            """
        );
        _ = await scene.GetAsync();
        var sent = scene.Sent.Single();
        Assert.That((sent.Query["SecurityToken"], sent.Query["AccessKeyId"]), Is.EqualTo(("base/token==", "STS.base")));
        Assert.That(sent.Query["Signature"], Is.EqualTo(WireSignature.Rpc(sent, "base-secret")));
    }

    [Test]
    public async Task AssumeRole_Twice_UsesANonceOfItsOwn()
    {
        using var scene = Answering();
        scene.WriteCliProfile(Role);
        (await scene.GetAsync()).OnRefused!();
        _ = await scene.GetAsync();
        Assert.That(scene.Sent.Select(s => s.Query["SignatureNonce"]).Distinct().Count(), Is.EqualTo(2));
    }

    [Test]
    public async Task AssumeRoleWithOidc_Any_PostsTheTokenUnsigned()
    {
        using var scene = Oidc();
        scene.Variables["ALIBABA_CLOUD_ROLE_SESSION_NAME"] = "pod-7";
        Assert.That((await scene.GetAsync()).KeyId, Is.EqualTo("STS.one"));
        var sent = scene.Sent.Single();
        Assert.That((sent.Method, sent.Uri.Host), Is.EqualTo(("POST", "sts.aliyuncs.com")));
        Assert.That(
            sent.Query.Keys,
            Is.EquivalentTo(new[] { "Action", "Format", "SignatureNonce", "Timestamp", "Version" })
        );
        Assert.That((sent.Query["Action"], sent.Query["Version"]), Is.EqualTo(("AssumeRoleWithOIDC", "2015-04-01")));
        Assert.That(sent.IsForm);
        Assert.That(Encoding.ASCII.GetString(sent.Body), Does.Contain("OIDCToken=head.bo%2Bdy.sign&"));
        Assert.That(
            sent.Form,
            Is.EquivalentTo(
                new Dictionary<string, string>
                {
                    ["DurationSeconds"] = "3600",
                    ["OIDCProviderArn"] = "acs:ram::1:oidc-provider/p",
                    ["OIDCToken"] = "head.bo+dy.sign",
                    ["RoleArn"] = "acs:ram::1:role/r",
                    ["RoleSessionName"] = "pod-7",
                }
            )
        );
    }

    [Test]
    public async Task AssumeRoleWithOidc_TokenRotated_IsReadAtTheNextFetch()
    {
        using var scene = Oidc();
        var first = await scene.GetAsync();
        scene.Write("token", "second");
        Assert.That(await scene.GetAsync(), Is.SameAs(first));
        scene.Clock.Advance(TimeSpan.FromMinutes(54));
        _ = await scene.GetAsync();
        Assert.That(scene.Sent.Select(s => s.Form["OIDCToken"]), Is.EqualTo(new[] { "head.bo+dy.sign", "second" }));
    }

    [TestCase("", "is empty")]
    [TestCase(null, "does not exist")]
    public async Task AssumeRoleWithOidc_NoToken_IsAFault(string? content, string fault)
    {
        using var scene = Oidc();
        scene.Variables["ALIBABA_CLOUD_OIDC_TOKEN_FILE"] = content is null
            ? scene.PathOf("CANARY")
            : scene.Write("token", content);
        Assert.That(await scene.FaultAsync(), Does.Contain("OIDC role: the OIDC token's file " + fault));
        Assert.That(scene.Sent, Is.Empty);
    }

    [TestCase(null, null, "sts.aliyuncs.com")]
    [TestCase("ap-southeast-1", null, "sts.ap-southeast-1.aliyuncs.com")]
    [TestCase("ap-southeast-1", "true", "sts-vpc.ap-southeast-1.aliyuncs.com")]
    [TestCase(null, "true", "sts.aliyuncs.com")]
    public async Task Endpoint_ByVariables_IsTheRegions(string? region, string? vpc, string host)
    {
        using var scene = Oidc();
        scene.Variables["ALIBABA_CLOUD_STS_REGION"] = region ?? "";
        scene.Variables["ALIBABA_CLOUD_VPC_ENDPOINT_ENABLED"] = vpc ?? "";
        _ = await scene.GetAsync();
        Assert.That(scene.Sent.Single().Uri.Host, Is.EqualTo(host));
    }

    [Test]
    public async Task Endpoint_ByProfile_WinsOverVariables()
    {
        using var scene = Answering();
        scene.Variables["ALIBABA_CLOUD_STS_REGION"] = "cn-beijing";
        scene.Variables["ALIBABA_CLOUD_VPC_ENDPOINT_ENABLED"] = "true";
        scene.WriteCliProfile(Role + ""","sts_region":"cn-hangzhou","enable_vpc":false """);
        _ = await scene.GetAsync();
        Assert.That(scene.Sent.Single().Uri.Host, Is.EqualTo("sts.cn-hangzhou.aliyuncs.com"));
    }

    [Test]
    public async Task Endpoint_ByOption_WinsOverAll()
    {
        using var scene = new ChainScene(o => o.StsEndpoint = new Uri("https://sts.example:8443"));
        scene.Answer = _ => ChainScene.Reply(scene.Assumed("STS.one", TimeSpan.FromHours(1)));
        scene.WriteCliProfile(Role + ""","sts_region":"cn-hangzhou" """);
        _ = await scene.GetAsync();
        Assert.That(scene.Sent.Single().Uri.Authority, Is.EqualTo("sts.example:8443"));
    }

    [TestCase("evil.example/")]
    [TestCase("CANARY")]
    [TestCase("-x")]
    public async Task Endpoint_NoRegionsName_IsAFault(string region)
    {
        using var scene = Oidc();
        scene.Variables["ALIBABA_CLOUD_STS_REGION"] = region;
        Assert.That(await scene.FaultAsync(), Does.Contain("the STS region must be"));
        Assert.That(scene.Sent, Is.Empty);
    }

    private static IEnumerable<TestCaseData> Refusals() =>
        [
            new(403, """{"Code":"NoPermission","Message":"CANARY"}""", "HTTP 403 (NoPermission)."),
            new(404, """{"Code":"EntityNotExist.Role","Message":"CANARY"}""", "HTTP 404 (EntityNotExist.Role)."),
            new(400, """{"Code":"CANARY key=1"}""", "HTTP 400."),
            new(400, """{"Code":""}""", "HTTP 400."),
            new(400, "<Error>CANARY</Error>", "HTTP 400."),
            new(200, """{"Message":"CANARY"}""", "HTTP 200."),
            new(200, "", "HTTP 200."),
            new(302, "CANARY", "HTTP 302."),
            new(500, """{"Credentials":{"AccessKeyId":"CANARY"}}""", "HTTP 500."),
            new(200, """{"Credentials":{"AccessKeyId":"CANARY"}}""", "answered without AccessKeyId"),
            new(200, """{"Credentials":"CANARY"}""", "HTTP 200."),
            new(200, new string('[', 100), "HTTP 200."),
        ];

    [TestCaseSource(nameof(Refusals))]
    public async Task AssumeRole_Refused_SaysTheCodeOnly(int status, string body, string fault)
    {
        using var scene = new ChainScene();
        scene.WriteCliProfile(Role);
        scene.Answer = _ => ChainScene.Reply(body, status);
        Assert.That(await scene.FaultAsync(), Does.Contain("the Security Token Service ").And.Contain(fault));
        Assert.That(scene.Sent, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task AssumeRole_ClockRefused_IsSignedAgainByTheServersClock()
    {
        using var scene = new ChainScene();
        scene.WriteCliProfile(Role);
        var server = scene.Clock.GetUtcNow() - TimeSpan.FromHours(2);
        scene.Answer = request =>
        {
            var isLate = request.Query["Timestamp"] != "2026-11-21T06:00:00Z";
            var reply = isLate
                ? ChainScene.Reply("""{"Code":"InvalidTimeStamp.Expired"}""", 400)
                : ChainScene.Reply(scene.Assumed("STS.one", TimeSpan.FromHours(-1)));
            reply.Headers.Date = server;
            return reply;
        };
        Assert.That((await scene.GetAsync()).KeyId, Is.EqualTo("STS.one"));
        Assert.That(scene.Sent, Has.Count.EqualTo(2));
        Assert.That(scene.Sent[1].Query["Signature"], Is.EqualTo(WireSignature.Rpc(scene.Sent[1], "fake/secret+=")));
    }

    [Test]
    public async Task AssumeRole_ClockRefusedForEver_IsAskedTwice()
    {
        using var scene = new ChainScene();
        scene.WriteCliProfile(Role);
        scene.Answer = _ =>
        {
            var reply = ChainScene.Reply("""{"Code":"InvalidTimeStamp.Expired"}""", 400);
            reply.Headers.Date = scene.Clock.GetUtcNow();
            return reply;
        };
        Assert.That(await scene.FaultAsync(), Does.Contain("(InvalidTimeStamp.Expired)"));
        Assert.That(scene.Sent, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task AssumeRole_TheHandlersWords_AreNotRepeated()
    {
        using var scene = new ChainScene();
        scene.WriteCliProfile(Role);
        scene.Network = (r, _) => throw new InvalidDataException("CANARY " + r.Uri, new IOException("CANARY"));
        Assert.That(
            await scene.FaultAsync(),
            Does.Contain("the Security Token Service could not be reached (InvalidDataException, IOException).")
        );
    }
}
