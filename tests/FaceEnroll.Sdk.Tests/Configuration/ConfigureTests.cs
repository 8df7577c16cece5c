using System.Threading.RateLimiting;
using FaceEnroll.Sdk.Configuration;
using FaceEnroll.Sdk.FinAuth;
using FaceEnroll.Sdk.TencentCloud;
using FaceEnroll.Sdk.Tests.Registrations;
using FaceEnroll.Sdk.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FaceEnroll.Sdk.Tests.Configuration;

/// <summary>Configuration says which vendors; code adds what no configuration can give, whatever the vendors.</summary>
[TestOf(typeof(ConfigurationSteps))]
[TestOf(typeof(FaceEnrollmentConfigureExtensions))]
public class ConfigureTests
{
    private static readonly IConfiguration s_section = Di.Configuration(
            ("F:Default", "FinAuth"),
            ("F:FinAuth:LibraryId", "staff"),
            ("F:FinAuth:RequireCredentialsAtStart", "false"),
            ("F:FinAuth:Timeout", "00:00:11"),
            ("F:branch-7:Vendor", "TencentCloud"),
            ("F:branch-7:SecretId", "a"),
            ("F:branch-7:SecretKey", "b")
        )
        .GetSection("F");

    private sealed class Vault(string keyId)
    {
        public ValueTask<FaceEnrollmentCredentials> GetAsync(CancellationToken cancellationToken) =>
            new(new FaceEnrollmentCredentials(keyId, "secret"));
    }

    private static FinAuthOptions FinAuth(IServiceProvider services, string name = "FinAuth") =>
        services.GetRequiredService<IOptionsMonitor<FinAuthOptions>>().Get(name);

    private static TencentCloudOptions Branch7(IServiceProvider services) =>
        services.GetRequiredService<IOptionsMonitor<TencentCloudOptions>>().Get("branch-7");

    [Test]
    public async Task Configure_AllAfterTheSection_ReachesEveryVendorWithTheServices()
    {
        using var limiter = new ConcurrencyLimiter(new ConcurrencyLimiterOptions { PermitLimit = 1 });
        var services = new ServiceCollection();
        services
            .AddSingleton(new Vault("vault"))
            .AddFaceEnrollment(s_section)
            .Configure(o => (o.RateLimiter, o.OnSending) = (limiter, static (_, _) => default))
            .Configure((o, sp) => o.CredentialsProvider = sp.GetRequiredService<Vault>().GetAsync);
        using var provider = services.Build();
        FaceEnrollmentOptions[] all = [FinAuth(provider), Branch7(provider)];
        foreach (var options in all)
        {
            Assert.That(options.RateLimiter, Is.SameAs(limiter));
            Assert.That(options.OnSending, Is.Not.Null);
            Assert.That((await options.CredentialsProvider!(default)).KeyId, Is.EqualTo("vault"));
        }

        Assert.That(FinAuth(provider).Timeout, Is.EqualTo(TimeSpan.FromSeconds(11)), "the section's own stays");
        Assert.That(() => provider.GetRequiredService<IStartupValidator>().Validate(), Throws.Nothing);
    }

    [Test]
    public void Configure_OneByName_ReachesThatOneOnly()
    {
        var services = new ServiceCollection();
        services
            .AddFaceEnrollment(s_section)
            .Configure("branch-7", o => o.Timeout = TimeSpan.FromSeconds(7))
            .Configure("branch-7", (o, _) => o.AttemptTimeout = TimeSpan.FromSeconds(3));
        using var provider = services.Build();
        Assert.That(Branch7(provider).Timeout, Is.EqualTo(TimeSpan.FromSeconds(7)));
        Assert.That(Branch7(provider).AttemptTimeout, Is.EqualTo(TimeSpan.FromSeconds(3)));
        Assert.That(FinAuth(provider).Timeout, Is.EqualTo(TimeSpan.FromSeconds(11)));
    }

    [Test]
    public void Configure_BeforeAndAfter_RunsInTheOrderOfTheCalls()
    {
        var services = new ServiceCollection();
        services
            .AddFaceEnrollment()
            .Configure(o => o.Timeout = o.AttemptTimeout = TimeSpan.FromSeconds(1))
            .AddFinAuth("a", o => o.Timeout = TimeSpan.FromSeconds(2))
            .AddFinAuth("b", o => o.Timeout = TimeSpan.FromSeconds(2))
            .Configure("b", o => o.Timeout = TimeSpan.FromSeconds(3))
            .Configure(o => (o.RequireCredentialsAtStart, ((FinAuthOptions)o).LibraryId) = (false, "staff"));
        using var provider = services.Build();
        Assert.That(FinAuth(provider, "a").Timeout, Is.EqualTo(TimeSpan.FromSeconds(2)));
        Assert.That(FinAuth(provider, "a").AttemptTimeout, Is.EqualTo(TimeSpan.FromSeconds(1)));
        Assert.That(FinAuth(provider, "b").Timeout, Is.EqualTo(TimeSpan.FromSeconds(3)));
    }

    [Test]
    public void Configure_NameThatIsNotRegistered_IsAFaultAtStart()
    {
        var services = new ServiceCollection();
        services.AddFaceEnrollment(s_section).Configure("brnach-7", _ => { });
        Assert.That(
            StartTests.FaultsOf(services),
            Is.EqualTo([
                "Configure names the face enrollment registration 'brnach-7'. Registered: "
                    + "branch-7 (TencentCloud), FinAuth. Did you mean 'branch-7'?",
            ])
        );
    }

    private sealed class NeverRun : IConfigureOptions<FaceEnrollmentOptions>
    {
        public void Configure(FaceEnrollmentOptions options) => options.Timeout = TimeSpan.FromSeconds(1);
    }

    [Test]
    public void Configure_ClassWithoutANameForAllVendors_IsAFaultAtStart()
    {
        var services = new ServiceCollection();
        services.AddFaceEnrollment(s_section);
        services.AddSingleton<IConfigureOptions<FaceEnrollmentOptions>, NeverRun>();
        Assert.That(
            StartTests.FaultsOf(services).Single(),
            Does.StartWith("Configure<FaceEnrollmentOptions> without a name reaches no registration")
                .And.Contain("IConfigureNamedOptions")
        );
    }

    [Test]
    public void ConfigureAll_OptionsOfAllVendors_Works()
    {
        var services = new ServiceCollection();
        services.AddFaceEnrollment(s_section);
        services.ConfigureAll<FaceEnrollmentOptions>(o => o.AttemptTimeout = TimeSpan.FromSeconds(4));
        services.Configure<FaceEnrollmentOptions>("branch-7", o => o.Timeout = TimeSpan.FromSeconds(7));
        services.PostConfigureAll<FaceEnrollmentOptions>(o => o.RateLimiterQueueLimit = 5);
        using var provider = services.Build();
        Assert.That(FinAuth(provider).AttemptTimeout, Is.EqualTo(TimeSpan.FromSeconds(4)));
        Assert.That(FinAuth(provider).Timeout, Is.EqualTo(TimeSpan.FromSeconds(11)));
        Assert.That(FinAuth(provider).RateLimiterQueueLimit, Is.EqualTo(5));
        Assert.That(Branch7(provider).Timeout, Is.EqualTo(TimeSpan.FromSeconds(7)));
    }

    private sealed class NoLongTimeouts : IValidateOptions<FaceEnrollmentOptions>
    {
        public ValidateOptionsResult Validate(string? name, FaceEnrollmentOptions options) =>
            options.Timeout > TimeSpan.FromSeconds(10)
                ? ValidateOptionsResult.Fail("too long for this host")
                : ValidateOptionsResult.Success;
    }

    [Test]
    public void Validate_OptionsOfAllVendors_IsAsked()
    {
        var services = new ServiceCollection();
        services.AddFaceEnrollment(s_section);
        services.AddSingleton<IValidateOptions<FaceEnrollmentOptions>, NoLongTimeouts>();
        Assert.That(
            StartTests.FaultsOf(services),
            Is.EqualTo(["branch-7: too long for this host", "FinAuth: too long for this host"])
        );
    }

    [Test]
    public void AddFinAuth_AfterTheSectionRegisteredIt_PointsToConfigure() =>
        Assert.That(
            () => new ServiceCollection().AddFaceEnrollment(s_section).AddFinAuth(o => o.SendAsBase64 = true),
            Throws.ArgumentException.With.Message.Contains("call Configure(\"FinAuth\", options => ...) on the builder")
        );

    [Test]
    public void Configure_WrongArguments_AreNamed()
    {
        var builder = new ServiceCollection().AddFaceEnrollment();
        Assert.That(() => builder.Configure((Action<FaceEnrollmentOptions>)null!), Throws.ArgumentNullException);
        Assert.That(
            () => builder.Configure((Action<FaceEnrollmentOptions, IServiceProvider>)null!),
            Throws.ArgumentNullException
        );
        Assert.That(() => builder.Configure("", _ => { }), Throws.ArgumentException);
        Assert.That(() => builder.Configure("a", (Action<FaceEnrollmentOptions>)null!), Throws.ArgumentNullException);
        Assert.That(() => ((IFaceEnrollmentBuilder)null!).Configure(_ => { }), Throws.ArgumentNullException);
    }
}
