using FaceEnroll.Sdk.AlibabaCredentials;

namespace FaceEnroll.Sdk.Tests.Vendors.Alibaba;

/// <summary>The two files of profiles.</summary>
[TestOf(typeof(CliProfileSource))]
[TestOf(typeof(IniProfileSource))]
[TestOf(typeof(IniFile))]
[TestOf(typeof(CredentialFile))]
[TestOf(typeof(ProfileResolver))]
public class ProfileTests
{
    private const string TwoProfiles = """
        {"current":"one","profiles":[
          null,
          {"name":"one","mode":"AK","access_key_id":"cli1","access_key_secret":"s1","region_id":"cn-hangzhou","language":"en"},
          {"name":"two","mode":"ak","access_key_id":"cli2","access_key_secret":"s2","output_format":"json"}
        ],"meta_path":""}
        """;

    private const string TwoSections = """
        # A comment
        [default]                          # Default credential
        type = access_key                  # Certification type
        access_key_id = ini1               ; the id
        access_key_secret=s#1=
        junk

        [two]
        TYPE=access_key
        access_key_id=ini2
        access_key_secret=s2
        """;

    [Test]
    public async Task Cli_NoProfileNamed_TakesTheCurrentOne()
    {
        using var scene = new ChainScene();
        scene.WriteCli("\uFEFF" + TwoProfiles);
        var found = await scene.GetAsync();
        Assert.That((found.KeyId, found.Secret, found.SessionToken), Is.EqualTo(("cli1", "s1", (string?)null)));
    }

    [Test]
    public async Task Cli_ProfileNamed_TakesThatOne()
    {
        using var scene = new ChainScene();
        scene.WriteCli(TwoProfiles);
        scene.Variables["ALIBABA_CLOUD_PROFILE"] = "two";
        Assert.That((await scene.GetAsync()).KeyId, Is.EqualTo("cli2"));
        using var other = new ChainScene(o => o.ProfileName = "one");
        other.WriteCli(TwoProfiles);
        other.Variables["ALIBABA_CLOUD_PROFILE"] = "two";
        Assert.That((await other.GetAsync()).KeyId, Is.EqualTo("cli1"));
    }

    [Test]
    public async Task Cli_FileNamed_IsRead()
    {
        using var files = new ChainScene();
        var path = files.Write("elsewhere.json", TwoProfiles);
        using var scene = new ChainScene(o => o.CliConfigurationFile = path);
        Assert.That((await scene.GetAsync()).KeyId, Is.EqualTo("cli1"));
        File.Delete(path);
        Assert.That(
            await scene.FaultAsync(),
            Does.Contain("Aliyun CLI profile: the file of CliConfigurationFile does not exist.")
        );
    }

    [TestCase("", "names no current profile")]
    [TestCase("{}", "names no current profile")]
    [TestCase("null", "names no current profile")]
    [TestCase("""{"current":"CANARY"}""", "does not have the profile")]
    [TestCase("""{"current":"CANARY","profiles":[]}""", "does not have the profile")]
    public async Task Cli_WithoutTheProfile_GoesOn(string text, string why)
    {
        using var scene = new ChainScene();
        scene.WriteCli(text);
        Assert.That(await scene.FaultAsync(), Does.Contain("Aliyun CLI profile: ~/.aliyun/config.json " + why + "."));
        scene.WriteIni(TwoSections);
        Assert.That((await scene.GetAsync()).KeyId, Is.EqualTo("ini1"));
    }

    [TestCase("CANARY")]
    [TestCase("{\"current\":\"CANARY\"")]
    [TestCase("[\"CANARY\"]")]
    [TestCase("{\"profiles\":{\"CANARY\":1}}")]
    [TestCase("{\"profiles\":[{\"name\":7}]}")]
    public async Task Cli_NoSuchJson_IsAFault(string text)
    {
        using var scene = new ChainScene();
        scene.WriteCli(text);
        scene.WriteIni(TwoSections);
        Assert.That(
            await scene.FaultAsync(),
            Does.Contain("~/.aliyun/config.json is not the JSON that the CLI writes.")
        );
    }

    [TestCase(""" "mode":"CloudSSO","access_token":"CANARY" """, "the profile's mode CloudSSO is not supported")]
    [TestCase(""" "mode":"OAuth","oauth_access_token":"CANARY" """, "the profile's mode OAuth is not supported")]
    [TestCase(""" "mode":"external","process_command":"CANARY" """, "the profile's mode External is not supported")]
    [TestCase(""" "mode":"CredentialsURI" """, "the profile's mode CredentialsURI is not supported")]
    [TestCase(""" "mode":"CANARY" """, "the profile's mode is unknown")]
    [TestCase(""" "mode":"" """, "the profile says no mode")]
    [TestCase(""" "mode":"AK","access_key_id":"CANARY" """, "no AccessKey id or no AccessKey secret")]
    [TestCase(""" "mode":"AK","access_key_secret":"CANARY" """, "no AccessKey id or no AccessKey secret")]
    [TestCase(""" "mode":"StsToken","access_key_id":"CANARY","access_key_secret":"CANARY" """, "no STS token")]
    [TestCase(""" "mode":"RamRoleArn","access_key_id":"CANARY","access_key_secret":"CANARY" """, "no role ARN")]
    [TestCase(""" "mode":"RamRoleArn","ram_role_arn":"CANARY" """, "no AccessKey id or no AccessKey secret")]
    [TestCase(""" "mode":"OIDC","ram_role_arn":"CANARY" """, "the OIDC provider's ARN or the OIDC token's file")]
    [TestCase(""" "mode":"ChainableRamRoleArn","ram_role_arn":"CANARY" """, "source profile is not there")]
    [TestCase(
        """ "mode":"ChainableRamRoleArn","ram_role_arn":"r","source_profile":"CANARY" """,
        "source profile is not there"
    )]
    [TestCase(
        """ "mode":"ChainableRamRoleArn","ram_role_arn":"r","source_profile":"p" """,
        "the profile is its own source profile"
    )]
    public async Task Cli_UnusableProfile_IsAFaultThatSaysWhy(string members, string why)
    {
        using var scene = new ChainScene();
        scene.WriteCliProfile(members);
        scene.WriteIni(TwoSections);
        Assert.That(await scene.FaultAsync(), Does.Contain("Aliyun CLI profile: ").And.Contain(why));
        Assert.That(scene.Sent, Is.Empty);
    }

    [Test]
    public async Task Cli_ProfilesThatLeadInACircle_AreAFault()
    {
        using var scene = new ChainScene();
        scene.WriteCli(
            """
            {"current":"a","profiles":[
              {"name":"a","mode":"ChainableRamRoleArn","ram_role_arn":"r","source_profile":"b"},
              {"name":"b","mode":"ChainableRamRoleArn","ram_role_arn":"r","source_profile":"a"}
            ]}
            """
        );
        Assert.That(await scene.FaultAsync(), Does.Contain("its own source profile"));
    }

    [Test]
    public async Task Cli_InstanceRole_IsAskedForByItsName()
    {
        using var scene = new ChainScene();
        scene.WriteCliProfile(""" "mode":"EcsRamRole","ram_role_name":"web" """);
        scene.Answer = r =>
            r.Method == "PUT"
                ? ChainScene.Reply("t")
                : ChainScene.Reply(
                    scene.Keys("ecs", TimeSpan.FromHours(1)),
                    r.Uri.AbsolutePath.EndsWith("/web", StringComparison.Ordinal) ? 200 : 400
                );
        Assert.That((await scene.GetAsync()).KeyId, Is.EqualTo("ecs"));
    }

    [Test]
    public async Task Cli_InstanceRoleAwayFromAnInstance_IsAFault()
    {
        using var scene = new ChainScene();
        scene.WriteCliProfile(""" "mode":"EcsRamRole" """);
        Assert.That(
            await scene.FaultAsync(),
            Does.Contain("Aliyun CLI profile: the metadata service could not be reached (HttpRequestException).")
        );
    }

    [Test]
    public async Task Cli_Oidc_AssumesTheRole()
    {
        using var scene = new ChainScene();
        var token = scene.Write("token", "jwt").Replace('\\', '/');
        scene.WriteCliProfile(
            $$""" "mode":"OIDC","ram_role_arn":"r","oidc_provider_arn":"o","oidc_token_file":"{{token}}","expired_seconds":"1800" """
        );
        scene.Answer = _ => ChainScene.Reply(scene.Assumed("STS.x", TimeSpan.FromHours(1)));
        Assert.That((await scene.GetAsync()).KeyId, Is.EqualTo("STS.x"));
        Assert.That(scene.Sent.Single().Form["DurationSeconds"], Is.EqualTo("1800"));
    }

    [Test]
    public async Task Ini_NoProfileNamed_TakesDefault()
    {
        using var scene = new ChainScene();
        scene.WriteIni("\uFEFF" + TwoSections.Replace("\n", "\r\n"));
        var found = await scene.GetAsync();
        Assert.That((found.KeyId, found.Secret), Is.EqualTo(("ini1", "s#1=")));
    }

    [Test]
    public async Task Ini_BothFiles_TakesTheOneThatTheVendorsPackageReads()
    {
        using var scene = new ChainScene();
        scene.WriteIni(TwoSections);
        scene.Write(
            ".alibabacloud/credentials.ini",
            "[default]\ntype=access_key\naccess_key_id=other\naccess_key_secret=s"
        );
        Assert.That((await scene.GetAsync()).KeyId, Is.EqualTo("other"));
    }

    [Test]
    public async Task Ini_FileNamed_IsReadAndMustExist()
    {
        using var scene = new ChainScene();
        scene.WriteIni(TwoSections);
        scene.Variables["ALIBABA_CLOUD_PROFILE"] = "two";
        Assert.That((await scene.GetAsync()).KeyId, Is.EqualTo("ini2"));
        scene.Variables["ALIBABA_CLOUD_CREDENTIALS_FILE"] = scene.PathOf("CANARY");
        Assert.That(
            await scene.FaultAsync(),
            Does.Contain("Credentials file: the file of ALIBABA_CLOUD_CREDENTIALS_FILE does not exist.")
        );
    }

    [Test]
    public async Task Ini_FileIsAFolder_IsAFault()
    {
        using var scene = new ChainScene(o => o.CredentialsFile = Path.GetTempPath());
        Assert.That(
            await scene.FaultAsync(),
            Does.Match(@"Credentials file: the file of CredentialsFile cannot be read \(\w+\)\.")
        );
    }

    [Test]
    public async Task Ini_FileIsHuge_IsAFault()
    {
        using var scene = new ChainScene();
        scene.WriteIni(new string('x', (1024 * 1024) + 1));
        Assert.That(await scene.FaultAsync(), Does.Contain("is larger than 1 MiB"));
    }

    [TestCase("")]
    [TestCase("CANARY")]
    [TestCase("[other]\ntype=access_key\naccess_key_id=CANARY\naccess_key_secret=CANARY")]
    public async Task Ini_WithoutTheProfile_GoesOn(string text)
    {
        using var scene = new ChainScene();
        scene.WriteIni(text);
        Assert.That(
            await scene.FaultAsync(),
            Does.Contain("Credentials file: ~/.alibabacloud/credentials does not have the profile.")
        );
    }

    [TestCase("", "the profile says no mode")]
    [TestCase("type=\naccess_key_id=CANARY\naccess_key_secret=CANARY", "the profile says no mode")]
    [TestCase("type=CANARY", "the profile's mode is unknown")]
    [TestCase("type=AK\naccess_key_id=CANARY\naccess_key_secret=CANARY", "the profile's mode is unknown")]
    [TestCase("type=rsa_key_pair\npublic_key_id=CANARY", "the profile's mode RsaKeyPair is not supported")]
    [TestCase("type=bearer\nbearer_token=CANARY", "the profile's mode BearerToken is not supported")]
    [TestCase("type=access_key\naccess_key_id=\naccess_key_secret=CANARY", "no AccessKey id or no AccessKey secret")]
    [TestCase("type=access_key\naccess_key_id=CANARY", "no AccessKey id or no AccessKey secret")]
    [TestCase("type=ram_role_arn\naccess_key_id=CANARY\naccess_key_secret=CANARY", "no role ARN")]
    [TestCase("type=oidc_role_arn\nrole_arn=CANARY", "the OIDC provider's ARN or the OIDC token's file")]
    public async Task Ini_UnusableProfile_IsAFaultThatSaysWhy(string members, string why)
    {
        using var scene = new ChainScene();
        scene.WriteIni("[default]\n" + members);
        Assert.That(await scene.FaultAsync(), Does.Contain("Credentials file: ").And.Contain(why));
        Assert.That(scene.Sent, Is.Empty);
    }

    [Test]
    public async Task Ini_Role_IsAssumed()
    {
        using var scene = new ChainScene();
        scene.WriteIni(
            "[default]\ntype=ram_role_arn\naccess_key_id=i\naccess_key_secret=s\nrole_arn=r\nrole_session_name=n\npolicy={}"
        );
        scene.Answer = _ => ChainScene.Reply(scene.Assumed("STS.x", TimeSpan.FromHours(1)));
        Assert.That((await scene.GetAsync()).KeyId, Is.EqualTo("STS.x"));
        var query = scene.Sent.Single().Query;
        Assert.That(
            (query["RoleArn"], query["RoleSessionName"], query["Policy"], query["AccessKeyId"]),
            Is.EqualTo(("r", "n", "{}", "i"))
        );
    }

    [Test]
    public async Task Files_NoHomeDirectory_AreNotThere()
    {
        using var scene = new ChainScene(o => o.HomeDirectory = "");
        Assert.That(
            await scene.FaultAsync(),
            Does.Contain("there is no ~/.aliyun/config.json.")
                .And.Contain("there is no ~/.alibabacloud/credentials.ini")
        );
    }
}
