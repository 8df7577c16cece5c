using FaceEnroll.Sdk.AlibabaGuardrails;
using FaceEnroll.Sdk.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using static FaceEnroll.Sdk.Tests.Vendors.AlibabaGuardrails.AlibabaGuardrailsSetup;

namespace FaceEnroll.Sdk.Tests.Vendors.AlibabaGuardrails;

/// <summary>Options, endpoints, credentials and registration.</summary>
[NonParallelizable]
[TestOf(typeof(AlibabaGuardrailsOptions))]
[TestOf(typeof(AlibabaGuardrailsEndpoints))]
[TestOf(typeof(AlibabaGuardrailsBuilderExtensions))]
public class AlibabaGuardrailsOptionsTests
{
    private static readonly string[] s_variables =
    [
        "ALIBABA_CLOUD_ACCESS_KEY_ID",
        "ALIBABA_CLOUD_ACCESS_KEY_SECRET",
        "ALIBABA_CLOUD_SECURITY_TOKEN",
    ];

    private static IEnumerable<TestCaseData> BadOptions()
    {
        yield return Case("Region", o => o.Region = "cn_SECRET");
        yield return Case("Region", o => o.Region = "");
        yield return Case("Region", o => o.Region = null!);
        yield return Case("Region", o => o.Region = "evil.example/-");
        yield return Case("SignatureScheme", o => o.SignatureScheme = (AlibabaGuardrailsSignatureScheme)7);
        yield return Case("UnknownOutcomeLeaseDuration", o => o.UnknownOutcomeLeaseDuration = TimeSpan.FromTicks(-1));
        yield return Case("UnknownOutcomeLeaseDuration", o => o.UnknownOutcomeLeaseDuration = TimeSpan.FromDays(2));
        yield return Case("AccessKeyId and AccessKeySecret", o => o.AccessKeySecret = null);
        yield return Case("AccessKeyId", o => o.AccessKeyId = "SECRET\r\nX: y");
        yield return Case(
            "SecurityToken needs",
            o => (o.AccessKeyId, o.AccessKeySecret, o.SecurityToken) = ("", "", "t")
        );
        yield return Case("Endpoint must be https", o => o.Endpoint = new Uri("http://green.example.com"));
        yield return Case("Endpoint must be scheme", o => o.Endpoint = new Uri("https://green.example.com/x"));
        yield return Case("Timeout", o => o.Timeout = TimeSpan.Zero);
    }

    [TestCaseSource(nameof(BadOptions))]
    public void Constructor_BadOption_NamesIt(string expected, Action<AlibabaGuardrailsOptions> spoil)
    {
        var options = new AlibabaGuardrailsSetup().Options;
        spoil(options);
        var error = Assert.Throws<ArgumentException>(() => _ = new AlibabaGuardrailsFaceEnrollmentClient(options))!;
        Assert.That(error.Message, Does.StartWith("AlibabaGuardrails: ").And.Contain(expected));
        Assert.That(error.Message, Does.Not.Contain("SECRET"));
    }

    [TestCase(null, "https://green.cn-shanghai.aliyuncs.com/")]
    [TestCase("cn-beijing", "https://green.cn-beijing.aliyuncs.com/")]
    public async Task EnrollAsync_Region_ChoosesTheHost(string? region, string expected)
    {
        var fake = new AlibabaGuardrailsSetup().Reply(Success);
        fake.Options.Region = region ?? fake.Options.Region;
        await fake.Client.EnrollAsync(Urls());
        Assert.That(fake.Sent.Single().Uri.GetLeftPart(UriPartial.Authority) + "/", Is.EqualTo(expected));
    }

    [Test]
    public void Endpoints_Typed_AreTheDocumentedHosts()
    {
        Assert.That(
            AlibabaGuardrailsEndpoints.ShanghaiVpc,
            Is.EqualTo(new Uri("https://green-vpc.cn-shanghai.aliyuncs.com"))
        );
        Assert.That(AlibabaGuardrailsEndpoints.BeijingVpc.Host, Is.EqualTo("green-vpc.cn-beijing.aliyuncs.com"));
        Assert.That(AlibabaGuardrailsEndpoints.Shanghai.Host, Is.EqualTo("green.cn-shanghai.aliyuncs.com"));
        Assert.That(AlibabaGuardrailsEndpoints.Beijing.Host, Is.EqualTo("green.cn-beijing.aliyuncs.com"));
        Assert.That(AlibabaGuardrailsEndpoints.Regions, Is.Unique.And.Contains("cn-shanghai"));
        Assert.That(() => AlibabaGuardrailsEndpoints.ForRegion("a.b"), Throws.ArgumentException);
        Assert.That(() => AlibabaGuardrailsEndpoints.VpcForRegion(""), Throws.ArgumentException);
    }

    [Test]
    public async Task EnrollAsync_NoKeysInOptions_TakesTheEnvironments()
    {
        var fake = new AlibabaGuardrailsSetup().Reply(Success);
        (fake.Options.AccessKeyId, fake.Options.AccessKeySecret) = (null, null);
        await WithEnvironment(["env-id", "env-secret", "env-token"], () => fake.Client.EnrollAsync(Urls()));
        var sent = fake.Sent.Single();
        Assert.That(sent.Header("Authorization"), Does.StartWith("acs env-id:"));
        Assert.That(sent.Header("x-acs-security-token"), Is.EqualTo("env-token"));
        AlibabaGuardrailsRequestTests.AssertRoaSigned(sent, "env-secret");
    }

    [Test]
    public async Task EnrollAsync_NoKeysAtAll_SaysWhichToSet()
    {
        var fake = new AlibabaGuardrailsSetup().Reply(Success);
        (fake.Options.AccessKeyId, fake.Options.AccessKeySecret) = (null, null);
        await WithEnvironment(
            [null, null, null],
            () =>
            {
                var error = Assert.ThrowsAsync<FaceEnrollmentAuthenticationException>(() =>
                    fake.Client.EnrollAsync(Urls())
                )!;
                Assert.That(error.Certainty, Is.EqualTo(FaceEnrollmentCertainty.NotSent));
                Assert.That(error.Message, Does.Contain("ALIBABA_CLOUD_ACCESS_KEY_SECRET"));
                return Task.CompletedTask;
            }
        );
        Assert.That(fake.Sent, Is.Empty);
    }

    [Test]
    public void AddFaceEnrollment_Section_BindsEveryOption()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
                new Dictionary<string, string?>
                {
                    ["F:AlibabaGuardrails:AccessKeyId"] = "id",
                    ["F:AlibabaGuardrails:AccessKeySecret"] = "secret",
                    ["F:AlibabaGuardrails:SecurityToken"] = "token",
                    ["F:AlibabaGuardrails:Region"] = "cn-beijing",
                    ["F:AlibabaGuardrails:SignatureScheme"] = "Acs3",
                    ["F:AlibabaGuardrails:UnknownOutcomeLeaseDuration"] = "00:01:00",
                    ["F:AlibabaGuardrails:Endpoint"] = "https://green-vpc.cn-beijing.aliyuncs.com",
                }
            )
            .Build();
        var services = new ServiceCollection();
        services.AddFaceEnrollment(configuration.GetSection("F"));
        using var provider = services.BuildServiceProvider();

        var options = provider.GetRequiredService<IOptionsMonitor<AlibabaGuardrailsOptions>>().Get("AlibabaGuardrails");
        Assert.That(options.AccessKeyId, Is.EqualTo("id"));
        Assert.That(options.AccessKeySecret, Is.EqualTo("secret"));
        Assert.That(options.SecurityToken, Is.EqualTo("token"));
        Assert.That(options.Region, Is.EqualTo("cn-beijing"));
        Assert.That(options.SignatureScheme, Is.EqualTo(AlibabaGuardrailsSignatureScheme.Acs3));
        Assert.That(options.UnknownOutcomeLeaseDuration, Is.EqualTo(TimeSpan.FromMinutes(1)));
        Assert.That(options.Endpoint, Is.EqualTo(AlibabaGuardrailsEndpoints.BeijingVpc));
        Assert.That(
            provider.GetRequiredService<IFaceEnrollmentClient>(),
            Is.SameAs(provider.GetRequiredService<AlibabaGuardrailsFaceEnrollmentClient>())
                .And.SameAs(provider.GetRequiredService<IFacePersonProvisioner>())
        );
    }

    [Test]
    public void AddAlibabaGuardrails_Names_ResolveEachToItsOwn()
    {
        var services = new ServiceCollection();
        var configuration = Di.Configuration(("Region", "cn-shanghai"));
        services
            .AddFaceEnrollment()
            .AddAlibabaGuardrails()
            .AddAlibabaGuardrails("code", static o => o.Region = "cn-beijing")
            .AddAlibabaGuardrails("section", configuration)
            .Configure(static o => o.RequireCredentialsAtStart = false);
        using var provider = services.BuildServiceProvider();
        var clients = new[] { "AlibabaGuardrails", "code", "section" }
            .Select(name => provider.GetRequiredKeyedService<IFaceEnrollmentClient>(name))
            .ToList();
        Assert.That(clients, Is.Unique.And.All.TypeOf<AlibabaGuardrailsFaceEnrollmentClient>());
        Assert.That(
            () => provider.GetRequiredService<IFaceEnrollmentClient>(),
            Throws.InvalidOperationException.With.Message.Contains("code")
        );
    }

    [Test]
    public void AddAlibabaGuardrails_BadOption_IsNamedWithItsRegistration()
    {
        var services = new ServiceCollection();
        services.AddFaceEnrollment().AddAlibabaGuardrails("branch", static o => o.Region = "?");
        using var provider = services.BuildServiceProvider();
        Assert.That(
            () => provider.GetRequiredService<IStartupValidator>().Validate(),
            Throws.TypeOf<OptionsValidationException>().With.Message.Contains("branch: Region must be")
        );
    }

    [Test]
    public void AddAlibabaGuardrails_ImageHosts_OptionThenKeyedThenUnkeyed()
    {
        FakeImageHost own = new();
        FakeImageHost keyed = new();
        FakeImageHost unkeyed = new();
        var services = new ServiceCollection();
        services
            .AddFaceEnrollment()
            .AddAlibabaGuardrails("own", o => o.ImageHost = own)
            .AddAlibabaGuardrails("keyed", static _ => { })
            .AddAlibabaGuardrails("other", static _ => { })
            .Configure(static o => o.RequireCredentialsAtStart = false);
        services.AddKeyedSingleton<IFaceImageHost>("keyed", keyed);
        services.AddKeyedSingleton<IFaceImageHost>("own", keyed);
        services.AddSingleton<IFaceImageHost>(unkeyed);
        using var provider = services.BuildServiceProvider(validateScopes: true);
        var options = provider.GetRequiredService<IOptionsMonitor<AlibabaGuardrailsOptions>>();
        Assert.That(options.Get("own").ImageHost, Is.SameAs(own));
        Assert.That(options.Get("keyed").ImageHost, Is.SameAs(keyed));
        Assert.That(options.Get("other").ImageHost, Is.SameAs(unkeyed));
        Assert.That(
            provider.GetRequiredKeyedService<IFaceEnrollmentClient>("other").Limits.ImageInputs,
            Is.EqualTo(FaceImageInputs.Url | FaceImageInputs.Content)
        );
    }

    [Test]
    public void AddAlibabaGuardrails_NoImageHost_TakesUrlsOnly()
    {
        var services = new ServiceCollection();
        services.AddFaceEnrollment().AddAlibabaGuardrails().Configure(static o => o.RequireCredentialsAtStart = false);
        using var provider = services.BuildServiceProvider();
        Assert.That(
            provider.GetRequiredService<IFaceEnrollmentClient>().Limits.ImageInputs,
            Is.EqualTo(FaceImageInputs.Url)
        );
    }

    private static async Task WithEnvironment(string?[] values, Func<Task> act)
    {
        var before = s_variables.Select(Environment.GetEnvironmentVariable).ToArray();
        try
        {
            for (var i = 0; i < s_variables.Length; i++)
            {
                Environment.SetEnvironmentVariable(s_variables[i], values[i]);
            }

            await act();
        }
        finally
        {
            for (var i = 0; i < s_variables.Length; i++)
            {
                Environment.SetEnvironmentVariable(s_variables[i], before[i]);
            }
        }
    }

    private static TestCaseData Case(string expected, Action<AlibabaGuardrailsOptions> spoil) => new(expected, spoil);
}
