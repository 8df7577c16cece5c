using FaceEnroll.Sdk.DependencyInjection;
using FaceEnroll.Sdk.TencentCloud;
using FaceEnroll.Sdk.Tests.Support;
using FaceEnroll.Sdk.Tests.Vendors.TencentCloud;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FaceEnroll.Sdk.Tests.DependencyInjection;

/// <summary>Registration from a configuration section, its validation at start and its changes.</summary>
[TestOf(typeof(ConfigurationReader))]
[TestOf(typeof(FaceEnrollmentServiceCollectionExtensions))]
[TestOf(typeof(FaceVendorTable))]
public class ConfigurationTests
{
    [Test]
    public void Add_Section_RegistersEveryChildAndTakesTheDefault()
    {
        var services = new ServiceCollection();
        services.AddFaceEnrollment(
            Di.Configuration(
                    ("F:Default", "branch-7"),
                    ("F:tencentcloud:SecretId", "a"),
                    ("F:tencentcloud:SecretKey", "b"),
                    ("F:branch-7:Vendor", "tencentCLOUD"),
                    ("F:branch-7:SecretId", "c"),
                    ("F:branch-7:SecretKey", "d")
                )
                .GetSection("F")
        );
        using var provider = services.Build();
        var monitor = provider.GetRequiredService<IOptionsMonitor<TencentCloudOptions>>();
        Assert.That(
            provider.GetRequiredService<IFaceEnrollmentClient>(),
            Is.SameAs(provider.GetRequiredKeyedService<IFaceEnrollmentClient>("branch-7"))
        );
        Assert.That(provider.GetRequiredKeyedService<IFaceEnrollmentClient>("TencentCloud"), Is.Not.Null);
        Assert.That(monitor.Get("branch-7").SecretId, Is.EqualTo("c"));
        Assert.That(monitor.Get("TencentCloud").SecretId, Is.EqualTo("a"));
    }

    [Test]
    public void Start_WrongOptions_NamesRegistrationAndOption()
    {
        var services = new ServiceCollection();
        services.AddFaceEnrollment(
            Di.Configuration(
                    ("F:Default", "branch-7"),
                    ("F:TencentCloud:SecretId", "only the id"),
                    ("F:TencentCloud:RequireCredentialsAtStart", "false"),
                    ("F:TencentCloud:Version", "1999-01-01"),
                    ("F:branch-7:Vendor", "TencentCloud"),
                    ("F:branch-7:SecretId", "a"),
                    ("F:branch-7:SecretKey", "b"),
                    ("F:branch-7:Endpoint", "http://iai.tencentcloudapi.com"),
                    ("F:branch-7:Retry:MaxRetries", "99")
                )
                .GetSection("F")
        );
        using var provider = services.Build();
        var e = Assert.Catch(() => provider.GetRequiredService<IStartupValidator>().Validate())!;
        var faults =
            (e as AggregateException)?.InnerExceptions.OfType<OptionsValidationException>()
            ?? [(OptionsValidationException)e];
        Assert.That(
            faults.SelectMany(f => f.Failures),
            Is.EquivalentTo([
                "TencentCloud: SecretId and SecretKey must be set together (configured at 'F:TencentCloud:SecretId')",
                "TencentCloud: Version must be 2020-03-03 or 2018-03-01 (configured at 'F:TencentCloud:Version')",
                "branch-7: Endpoint must be https: plain http is taken for loopback only (configured at 'F:branch-7:Endpoint')",
                "branch-7: Retry.MaxRetries must be 0 to 20 (configured at 'F:branch-7:Retry:MaxRetries')",
            ])
        );
    }

    [Test]
    public void Start_GoodOptions_Passes()
    {
        var services = new ServiceCollection();
        services.AddFaceEnrollment(
            Di.Configuration(("F:TencentCloud:SecretId", "a"), ("F:TencentCloud:SecretKey", "b")).GetSection("F")
        );
        using var provider = services.Build();
        Assert.That(() => provider.GetRequiredService<IStartupValidator>().Validate(), Throws.Nothing);
    }

    /// <summary>Every option that configuration can set, with a value that is not its default.</summary>
    private static readonly (string Key, string Text, object Value)[] s_options =
    [
        ("SecretId", "id", "id"),
        ("SecretKey", "key", "key"),
        ("Token", "token", "token"),
        ("Version", "2018-03-01", "2018-03-01"),
        ("Region", "ap-seoul", "ap-seoul"),
        ("SendRegion", "false", false),
        ("Language", "en-US", "en-US"),
        ("UnsignedPayload", "true", true),
        ("Endpoint", "https://h.example:8443", new Uri("https://h.example:8443")),
        ("Timeout", "00:03:04", new TimeSpan(0, 3, 4)),
        ("AttemptTimeout", "00:00:12.5", TimeSpan.FromSeconds(12.5)),
        ("MaxRetryAfter", "00:20:00", TimeSpan.FromMinutes(20)),
        ("Account", "main", "main"),
        ("RequireCredentialsAtStart", "false", false),
        ("RequestsPerSecond", "12.5", 12.5),
        ("RateLimiterQueueLimit", "17", 17),
        ("ListPageSize", "18", 18),
        ("Preflight", "Warn", FaceImagePreflight.Warn),
        ("Retry:MaxRetries", "7", 7),
        ("Retry:BaseDelay", "00:00:01.5", TimeSpan.FromSeconds(1.5)),
        ("Retry:ThrottlingBaseDelay", "00:00:02.5", TimeSpan.FromSeconds(2.5)),
        ("Retry:MaxDelay", "00:00:33", TimeSpan.FromSeconds(33)),
        ("Retry:Budget", "3", 3),
        ("OnUnknown", "Reconcile", FaceUnknownOutcome.Reconcile),
        ("ReconcileTimeout", "00:06:00", TimeSpan.FromMinutes(6)),
        ("ReadFacesBeforeSending", "false", false),
        ("CircuitBreaker:FailureRatio", "0.25", 0.25),
        ("CircuitBreaker:MinimumThroughput", "9", 9),
        ("CircuitBreaker:SamplingDuration", "00:00:41", TimeSpan.FromSeconds(41)),
        ("CircuitBreaker:BreakDuration", "00:00:42", TimeSpan.FromSeconds(42)),
    ];

    /// <summary>Options that only code can set.</summary>
    private static readonly Type[] s_codeOnly =
    [
        typeof(TimeProvider),
        typeof(System.Threading.RateLimiting.RateLimiter),
        typeof(IFaceTicketStore),
        typeof(IFaceImagePreparer),
        typeof(Delegate),
    ];

    private static readonly Type[] s_nested = [typeof(FaceRetryOptions), typeof(FaceCircuitBreakerOptions)];

    [TestCase("de-DE")]
    [TestCase("th-TH")]
    public void Bind_EveryOption_IsSet(string culture)
    {
        using var _ = new CultureScope(culture);
        var services = new ServiceCollection();
        services
            .AddFaceEnrollment()
            .AddTencentCloud(Di.Configuration([.. s_options.Select(o => (o.Key, (string?)o.Text))]));
        using var provider = services.Build();
        var options = provider.GetRequiredService<IOptionsMonitor<TencentCloudOptions>>().Get("TencentCloud");
        var defaults = new TencentCloudOptions();
        foreach (var (key, _, value) in s_options)
        {
            Assert.That(Read(options, key), Is.EqualTo(value), key);
            Assert.That(Read(defaults, key), Is.Not.EqualTo(value), key);
        }
    }

    [TestCase("7")]
    [TestCase("-1")]
    public void Start_OutcomeThatIsNone_IsRefused(string onUnknown)
    {
        var services = new ServiceCollection();
        services
            .AddFaceEnrollment()
            .AddTencentCloud(Di.Configuration(("SecretId", "a"), ("SecretKey", "b"), ("OnUnknown", onUnknown)));
        using var provider = services.Build();
        var validator = provider.GetRequiredService<IStartupValidator>();
        Assert.That(
            () => validator.Validate(),
            Throws.InstanceOf<OptionsValidationException>().With.Message.Contains("Throw, Reconcile")
        );
    }

    [TestCase("Throw", true)]
    [TestCase("Reconcile", false)]
    [TestCase("ReconcileAndResend", false)]
    public void Start_ParallelCallsOfAPerson_OnlyWhereNothingIsReadBack(string onUnknown, bool isGood)
    {
        var services = new ServiceCollection();
        services
            .AddFaceEnrollment()
            .AddTencentCloud(
                Di.Configuration(
                    ("SecretId", "a"),
                    ("SecretKey", "b"),
                    ("SerializeCallsPerPerson", "false"),
                    ("OnUnknown", onUnknown)
                )
            );
        using var provider = services.Build();
        var validator = provider.GetRequiredService<IStartupValidator>();
        Assert.That(
            () => validator.Validate(),
            isGood
                ? Throws.Nothing
                : Throws.InstanceOf<OptionsValidationException>().With.Message.Contains("SerializeCallsPerPerson")
        );
    }

    [Test]
    public void Bind_OptionsHere_AreAllThereAre()
    {
        // Not together with OnUnknown: a test of its own sets it.
        var all = Settable(typeof(TencentCloudOptions))
            .Where(p => p.Name != nameof(FaceEnrollmentOptions.SerializeCallsPerPerson))
            .Where(p => !s_nested.Contains(p.PropertyType) && !s_codeOnly.Any(t => t.IsAssignableFrom(p.PropertyType)))
            .Select(p => p.Name)
            .Concat(Settable(typeof(FaceRetryOptions)).Select(p => "Retry:" + p.Name))
            .Concat(Settable(typeof(FaceCircuitBreakerOptions)).Select(p => "CircuitBreaker:" + p.Name));
        Assert.That(s_options.Select(o => o.Key), Is.EquivalentTo(all));

        static IEnumerable<System.Reflection.PropertyInfo> Settable(Type type) =>
            type.GetProperties().Where(p => p.CanWrite);
    }

    [Test]
    public async Task Reload_ChangedSection_TakesEffectAtTheNextCall()
    {
        var configuration = Di.Configuration(
            ("F:TencentCloud:SecretId", "a"),
            ("F:TencentCloud:SecretKey", "b"),
            ("F:TencentCloud:Region", "ap-seoul")
        );
        var wire = Wire.Json(TencentCloudSetup.Success);
        var services = new ServiceCollection();
        services.AddFaceEnrollment(configuration.GetSection("F"));
        using var provider = services.Replying(wire).Build();
        var client = provider.GetRequiredService<IFaceEnrollmentClient>();
        await client.EnrollAsync(TencentCloudSetup.Request());
        configuration["F:TencentCloud:SecretId"] = "c";
        configuration["F:TencentCloud:Region"] = "ap-tokyo";
        configuration["F:TencentCloud:Endpoint"] = "https://other.example";
        configuration.Reload();
        await client.EnrollAsync(TencentCloudSetup.Request());
        Assert.That(wire.Requests.Select(r => r.Header("X-TC-Region")), Is.EqualTo(["ap-seoul", "ap-tokyo"]));
        Assert.That(wire.Requests[1].Uri.Host, Is.EqualTo("other.example"));
        Assert.That(
            wire.Requests[1].Header("Authorization"),
            Is.EqualTo(IndependentTc3.Authorization(wire.Requests[1], "c", "b"))
        );
    }

    private static object? Read(object options, string key)
    {
        object? value = options;
        foreach (var name in key.Split(':'))
        {
            value = value?.GetType().GetProperty(name)!.GetValue(value);
        }

        return value;
    }
}
