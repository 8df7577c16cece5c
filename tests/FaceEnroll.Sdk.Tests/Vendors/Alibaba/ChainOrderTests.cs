using FaceEnroll.Sdk.AlibabaCredentials;
using FaceEnroll.Sdk.Tests.Support;

namespace FaceEnroll.Sdk.Tests.Vendors.Alibaba;

/// <summary>Which source is asked when, and what is said when none gives anything.</summary>
[TestOf(typeof(AlibabaCredentialChain))]
[TestOf(typeof(ChainSettings))]
[TestOf(typeof(EnvironmentSource))]
[TestOf(typeof(AlibabaCredentialChainOptions))]
public class ChainOrderTests
{
    private static readonly TimeSpan s_hour = TimeSpan.FromHours(1);

    /// <summary>A machine where every source has something, each its own.</summary>
    private static ChainScene Everything()
    {
        var scene = new ChainScene();
        scene.Variables["ALIBABA_CLOUD_ACCESS_KEY_ID"] = "environment";
        scene.Variables["ALIBABA_CLOUD_ACCESS_KEY_SECRET"] = "s";
        scene.Variables["ALIBABA_CLOUD_ROLE_ARN"] = "acs:ram::1:role/r";
        scene.Variables["ALIBABA_CLOUD_OIDC_PROVIDER_ARN"] = "acs:ram::1:oidc-provider/p";
        scene.Variables["ALIBABA_CLOUD_OIDC_TOKEN_FILE"] = scene.Write("token", "jwt");
        scene.WriteCliProfile(""" "mode":"AK","access_key_id":"cli","access_key_secret":"s" """);
        scene.WriteIni("[default]\ntype=access_key\naccess_key_id=ini\naccess_key_secret=s\n");
        scene.Variables["ALIBABA_CLOUD_CREDENTIALS_URI"] = "https://keys.example/one";
        scene.Answer = request =>
            request.Uri.Host switch
            {
                "sts.aliyuncs.com" => ChainScene.Reply(scene.Assumed("oidc", s_hour)),
                "keys.example" => ChainScene.Reply(scene.Keys("uri", s_hour)),
                _ when request.Method == "PUT" => ChainScene.Reply("t"),
                _ when request.Uri.AbsoluteUri == ChainScene.MetadataRoles => ChainScene.Reply("role"),
                _ => ChainScene.Reply(scene.Keys("ecs", s_hour)),
            };
        return scene;
    }

    [Test]
    public async Task Get_SourcesTakenAwayOneByOne_FollowsTheVendorsOrder()
    {
        using var scene = Everything();
        var found = new List<string>();
        Action[] takeAway =
        [
            () => scene.Variables.Remove("ALIBABA_CLOUD_ACCESS_KEY_ID"),
            () => scene.Variables.Remove("ALIBABA_CLOUD_ROLE_ARN"),
            () => File.Delete(scene.PathOf(".aliyun/config.json")),
            () => File.Delete(scene.PathOf(".alibabacloud/credentials")),
            () => scene.Variables["ALIBABA_CLOUD_ECS_METADATA_DISABLED"] = "true",
            () => scene.Variables.Remove("ALIBABA_CLOUD_CREDENTIALS_URI"),
        ];
        foreach (var next in takeAway)
        {
            found.Add((await new AlibabaCredentialChain(scene.Options).GetAsync()).KeyId);
            next();
            scene.Variables.Remove("ALIBABA_CLOUD_ACCESS_KEY_SECRET");
        }

        Assert.That(found, Is.EqualTo(new[] { "environment", "oidc", "cli", "ini", "ecs", "uri" }));
        var message = await scene.FaultAsync();
        Assert.That(
            new[]
            {
                "Environment variables: ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET are not set.",
                "OIDC role: ALIBABA_CLOUD_ROLE_ARN, ALIBABA_CLOUD_OIDC_PROVIDER_ARN and ALIBABA_CLOUD_OIDC_TOKEN_FILE",
                "Aliyun CLI profile: there is no ~/.aliyun/config.json.",
                "Credentials file: there is no ~/.alibabacloud/credentials.ini or ~/.alibabacloud/credentials.",
                "ECS RAM role: the metadata service is switched off.",
                "Credentials URI: ALIBABA_CLOUD_CREDENTIALS_URI is not set.",
            }.Select(part => message.IndexOf(part, StringComparison.Ordinal)),
            Is.Ordered.And.All.GreaterThanOrEqualTo(0),
            message
        );
    }

    [Test]
    public void Construct_Any_AsksNothing()
    {
        using var scene = Everything();
        Assert.That(scene.Sent, Is.Empty);
    }

    [TestCase("token")]
    [TestCase("")]
    [TestCase(null)]
    public async Task Get_KeysInVariables_AreReadAnewEachTime(string? token)
    {
        using var scene = new ChainScene();
        scene.Variables["ALIBABA_CLOUD_ACCESS_KEY_ID"] = "one";
        scene.Variables["ALIBABA_CLOUD_ACCESS_KEY_SECRET"] = "secret";
        if (token is not null)
        {
            scene.Variables["ALIBABA_CLOUD_SECURITY_TOKEN"] = token;
        }

        var first = await scene.GetAsync();
        scene.Variables["ALIBABA_CLOUD_ACCESS_KEY_ID"] = "two";
        Assert.That((first.KeyId, first.Secret), Is.EqualTo(("one", "secret")));
        Assert.That(first.SessionToken, Is.EqualTo(token == "token" ? token : null));
        Assert.That((await scene.GetAsync()).KeyId, Is.EqualTo("two"));
        Assert.That(scene.Sent, Is.Empty);
    }

    [TestCase("ALIBABA_CLOUD_ACCESS_KEY_ID")]
    [TestCase("ALIBABA_CLOUD_ACCESS_KEY_SECRET")]
    public async Task Get_HalfAKeyPair_EndsTheSearch(string variable)
    {
        using var scene = Everything();
        scene.Variables.Remove("ALIBABA_CLOUD_ACCESS_KEY_ID");
        scene.Variables.Remove("ALIBABA_CLOUD_ACCESS_KEY_SECRET");
        scene.Variables[variable] = Canary.Secret;
        Assert.That(await scene.FaultAsync(), Does.Contain("must be set together"));
        Assert.That(scene.Sent, Is.Empty);
    }

    [Test]
    public async Task Get_ASourceThatIsSetUpFails_NoOtherIsTaken()
    {
        using var scene = Everything();
        scene.Variables.Remove("ALIBABA_CLOUD_ACCESS_KEY_ID");
        scene.Variables.Remove("ALIBABA_CLOUD_ACCESS_KEY_SECRET");
        scene.Answer = _ => ChainScene.Reply("", 503);
        Assert.That(
            await scene.FaultAsync(),
            Does.Contain("OIDC role: the Security Token Service answered HTTP 503.")
                .And.Contain("Before that: Environment variables: ")
        );
        Assert.That(scene.Sent, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Get_TheSourceThatGaveLast_IsAskedFirst()
    {
        using var scene = Everything();
        scene.Variables.Remove("ALIBABA_CLOUD_ACCESS_KEY_ID");
        scene.Variables.Remove("ALIBABA_CLOUD_ACCESS_KEY_SECRET");
        scene.Variables.Remove("ALIBABA_CLOUD_ROLE_ARN");
        Assert.That((await scene.GetAsync()).KeyId, Is.EqualTo("cli"));
        scene.Variables["ALIBABA_CLOUD_ACCESS_KEY_ID"] = "environment";
        scene.Variables["ALIBABA_CLOUD_ACCESS_KEY_SECRET"] = "s";
        Assert.That((await scene.GetAsync()).KeyId, Is.EqualTo("cli"));
        File.Delete(scene.PathOf(".aliyun/config.json"));
        Assert.That((await scene.GetAsync()).KeyId, Is.EqualTo("environment"));
    }

    [Test]
    public async Task Get_ProfilesAndMetadataSwitchedOffByOptions_AreNotAsked()
    {
        using var scene = new ChainScene(o => (o.UseCliProfile, o.UseInstanceMetadata) = (false, false));
        scene.WriteCliProfile(""" "mode":"AK","access_key_id":"cli","access_key_secret":"s" """);
        Assert.That(
            await scene.FaultAsync(),
            Does.Contain("Aliyun CLI profile: it is switched off.").And.Contain("metadata service is switched off")
        );
        Assert.That(scene.Sent, Is.Empty);
    }

    [Test]
    public async Task Get_OptionsOverSwitches_Win()
    {
        using var scene = new ChainScene(o => o.UseCliProfile = true);
        scene.Variables["ALIBABA_CLOUD_CLI_PROFILE_DISABLED"] = "TRUE";
        scene.WriteCliProfile(""" "mode":"AK","access_key_id":"cli","access_key_secret":"s" """);
        Assert.That((await scene.GetAsync()).KeyId, Is.EqualTo("cli"));
    }

    [Test]
    public void Construct_WrongOptions_NamesThem()
    {
        var options = new AlibabaCredentialChainOptions
        {
            RequestTimeout = TimeSpan.Zero,
            StsEndpoint = new Uri("http://sts.example"),
            TimeProvider = null!,
        };
        Assert.That(
            () => new AlibabaCredentialChain(options),
            Throws
                .ArgumentException.With.Message.Contains("RequestTimeout")
                .And.Message.Contains("StsEndpoint")
                .And.Message.Contains("TimeProvider")
        );
    }

    [Test]
    public void ToString_ChainAndOptions_ShowNothing()
    {
        using var scene = new ChainScene(o => o.ProfileName = Canary.Name);
        Assert.That(
            $"{scene.Chain} {scene.Options}",
            Is.EqualTo("AlibabaCredentialChain AlibabaCredentialChainOptions")
        );
    }
}
