using FaceEnroll.Sdk.AlibabaCredentials;
using FaceEnroll.Sdk.Polyfills;
using FaceEnroll.Sdk.Tests.Support;
using FaceEnroll.Sdk.Tests.Vendors.AlibabaIdVerification;

namespace FaceEnroll.Sdk.Tests.Vendors.Alibaba;

/// <summary>The RAM role of an ECS instance.</summary>
[TestOf(typeof(InstanceMetadata))]
[TestOf(typeof(InstanceRoleSource))]
[TestOf(typeof(CredentialReply))]
[TestOf(typeof(CredentialHttp))]
public class InstanceMetadataTests
{
    private const string TokenHeader = "X-aliyun-ecs-metadata-token";

    private static ChainScene Instance(
        Func<HttpResponseMessage> token,
        Func<HttpResponseMessage>? role = null,
        Func<ChainScene, HttpResponseMessage>? keys = null
    )
    {
        var scene = new ChainScene();
        scene.Answer = request =>
            request.Method == "PUT" ? token()
            : request.Uri.AbsoluteUri == ChainScene.MetadataRoles ? role?.Invoke() ?? ChainScene.Reply("my-role\n")
            : keys?.Invoke(scene) ?? ChainScene.Reply(scene.Keys("ecs", TimeSpan.FromHours(6)));
        return scene;
    }

    private static HttpResponseMessage Token() => ChainScene.Reply("imds-token");

    private static string Line(WireRequest r) =>
        $"{r.Method} {r.Uri.AbsoluteUri} {r.Headers.GetValueOrDefault(TokenHeader)}".TrimEnd();

    [Test]
    public async Task Get_WithToken_AsksForTokenRoleAndKeys()
    {
        using var scene = Instance(Token);
        var found = await scene.GetAsync();
        Assert.That((found.KeyId, found.Secret, found.SessionToken), Is.EqualTo(("ecs", "ecs-secret", "ecs-token")));
        Assert.That(
            scene.Sent.Select(Line),
            Is.EqualTo(
                new[]
                {
                    "PUT http://100.100.100.200/latest/api/token",
                    "GET http://100.100.100.200/latest/meta-data/ram/security-credentials/ imds-token",
                    "GET http://100.100.100.200/latest/meta-data/ram/security-credentials/my-role imds-token",
                }
            )
        );
        Assert.That(scene.Sent[0].Headers["X-aliyun-ecs-metadata-token-ttl-seconds"], Is.EqualTo("21600"));
    }

    [Test]
    public async Task Get_RoleIsNamed_DoesNotAskForIt()
    {
        using var scene = Instance(Token);
        scene.Variables["ALIBABA_CLOUD_ECS_METADATA"] = "a role/b";
        _ = await scene.GetAsync();
        Assert.That(
            scene.Sent.Select(s => s.Uri.AbsoluteUri),
            Is.EqualTo(new[] { ChainScene.MetadataToken, ChainScene.MetadataRoles + "a%20role%2Fb" })
        );
    }

    [TestCase(404, "")]
    [TestCase(403, "no")]
    [TestCase(200, "")]
    [TestCase(200, "two\nlines")]
    public async Task Get_NoToken_AsksWithoutOne(int status, string body)
    {
        using var scene = Instance(() => ChainScene.Reply(body, status));
        Assert.That((await scene.GetAsync()).KeyId, Is.EqualTo("ecs"));
        Assert.That(scene.Sent.Skip(1).Select(s => s.Headers.ContainsKey(TokenHeader)), Is.All.False);
    }

    [Test]
    public async Task Get_NoTokenAndNotAllowedWithout_IsAFault()
    {
        using var scene = Instance(() => ChainScene.Reply(Canary.Token, 404));
        scene.Variables["ALIBABA_CLOUD_IMDSV1_DISABLED"] = "true";
        Assert.That(await scene.FaultAsync(), Does.Contain("gave no token (HTTP 404)"));
        Assert.That(scene.Sent, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Get_NoRole_GoesOn()
    {
        using var scene = Instance(Token, () => ChainScene.Reply("CANARY", 404));
        Assert.That(
            await scene.FaultAsync(),
            Does.Contain("ECS RAM role: the instance has no RAM role.").And.Contain("Credentials URI: ")
        );
    }

    [Test]
    public async Task Get_NoRoleOfThatName_GoesOn()
    {
        using var scene = Instance(Token, keys: _ => ChainScene.Reply("CANARY", 404));
        Assert.That(
            await scene.FaultAsync(),
            Does.Contain("no RAM role of that name.").And.Contain("Credentials URI: ")
        );
    }

    [Test]
    public async Task Get_NotAnInstance_GoesOnAndAsksOnce()
    {
        using var scene = new ChainScene();
        Assert.That(
            await scene.FaultAsync(),
            Does.Contain("the metadata service could not be reached (HttpRequestException).")
        );
        Assert.That(scene.Sent, Has.Count.EqualTo(1));
    }

    [TestCase(true)]
    [TestCase(false, Description = "a handler that ignores its token")]
    public async Task Get_NobodyAnswers_EndsByTheRequestTimeout(bool obeys)
    {
        using var scene = new ChainScene();
        scene.Network = async (_, token) =>
        {
            await Task.Delay(Timeout.Infinite, obeys ? token : CancellationToken.None);
            throw new InvalidOperationException();
        };
        var call = scene.FaultAsync();
        while (!call.IsCompleted)
        {
            scene.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.That(await call, Does.Contain("the metadata service did not answer in time."));
        // The token's request, and one without.
        Assert.That(scene.Sent.Select(s => s.Method), Is.EqualTo(new[] { "PUT", "GET" }));
    }

    private static IEnumerable<TestCaseData> BadReplies() =>
        [
            new(500, "CANARY", "answered HTTP 500"),
            new(302, "CANARY", "answered HTTP 302"),
            new(200, "CANARY", "answered no JSON with the code Success"),
            new(200, "", "answered no JSON with the code Success"),
            new(200, "null", "answered no JSON with the code Success"),
            new(200, "[]", "answered no JSON with the code Success"),
            new(200, """{"Code":"CANARYfailed"}""", "answered no JSON with the code Success"),
            new(200, """{"Code":"Success","AccessKeyId":"CANARY"}""", "answered without AccessKeyId"),
            new(
                200,
                """{"Code":"Success","AccessKeyId":"CANARY","AccessKeySecret":"CANARY","SecurityToken":"CANARY"}""",
                "without a readable Expiration"
            ),
            new(
                200,
                """{"Code":"Success","AccessKeyId":"CANARY","AccessKeySecret":"CANARY","SecurityToken":"CANARY","Expiration":"CANARY"}""",
                "without a readable Expiration"
            ),
            new(
                200,
                """{"Code":"Success","AccessKeyId":"CANARY","AccessKeySecret":"CANARY","SecurityToken":"CANARY","Expiration":"2026-11-21T08:00:00Z"}""",
                "credentials that have expired"
            ),
            new(200, new string('x', 65 * 1024), "answered more than 64 KiB"),
        ];

    [TestCaseSource(nameof(BadReplies))]
    public async Task Get_BadKeys_IsAFault(int status, string body, string fault)
    {
        using var scene = Instance(Token, keys: _ => ChainScene.Reply(body, status));
        Assert.That(await scene.FaultAsync(), Does.Contain("ECS RAM role: the metadata service ").And.Contain(fault));
    }

    [TestCase(500, "CANARY")]
    [TestCase(200, "")]
    [TestCase(200, "CANARY\nCANARY")]
    public async Task Get_BadRoleName_IsAFault(int status, string body)
    {
        using var scene = Instance(Token, () => ChainScene.Reply(body, status));
        Assert.That(await scene.FaultAsync(), Does.Contain("ECS RAM role: the metadata service "));
    }

    [Test]
    public void DirectHandler_Proxy_IsNotUsed()
    {
        using var direct = (SocketsHttpHandler)PrimaryHandler.Create(useProxy: false);
        using var usual = (SocketsHttpHandler)PrimaryHandler.Create();
        Assert.That((direct.UseProxy, usual.UseProxy), Is.EqualTo((false, true)));
        Assert.That(direct.AllowAutoRedirect, Is.False);
    }
}
