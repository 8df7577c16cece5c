using FaceEnroll.Sdk.Configuration;
using FaceEnroll.Sdk.Tests.Support;
using FaceEnroll.Sdk.Tests.Vendors.FinAuth;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FaceEnroll.Sdk.Tests.Configuration;

/// <summary>A configuration that is changed under a running host.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[TestOf(typeof(CurrentOptions<>))]
public class ReloadTests
{
    private readonly IConfigurationRoot _configuration = Di.Configuration(
        ("F:FinAuth:ApiKey", "k"),
        ("F:FinAuth:ApiSecret", "s"),
        ("F:FinAuth:LibraryId", "staff"),
        ("F:FinAuth:Preflight", "Off")
    );
    private readonly Wire _wire = Wire.Json(FinAuthSetup.SuccessOfAnyLibrary);
    private readonly LogRecorder _log = new();
    private ServiceProvider _services = null!;

    [SetUp]
    public void Start()
    {
        var services = new ServiceCollection();
        services.AddLogging(b => b.AddProvider(_log));
        services.AddFaceEnrollment(_configuration.GetSection("F"));
        _services = services.Replying(_wire, "FinAuth").Build();
        _services.GetRequiredService<IStartupValidator>().Validate();
    }

    [TearDown]
    public void Stop()
    {
        _services.Dispose();
        _log.Dispose();
    }

    private Task<FaceEnrollmentResult> EnrollAsync() =>
        _services
            .GetRequiredService<IFaceEnrollmentClient>()
            .EnrollAsync(new FaceEnrollmentRequest("p", FaceImage.FromBytes(new byte[] { 1, 2, 3 })));

    private void Change(string key, string? value)
    {
        _configuration["F:FinAuth:" + key] = value;
        _configuration.Reload();
    }

    private IEnumerable<LogEntry> Refusals => _log.Entries.Where(e => e.Id == 11);

    [TestCase("Timeout", "00:00:00", "Timeout must be")]
    [TestCase("Timout", "00:00:10", "Did you mean 'Timeout'?")]
    [TestCase("LibraryId", null, "LibraryId is not set")]
    [TestCase("ApiKey", null, "ApiKey and ApiSecret must be set together")]
    [TestCase("Timeout", "CANARY", "'F:FinAuth:Timeout' must be a time")]
    [TestCase("Vendor", "TencentCloud", "'F:FinAuth:Vendor' is not FinAuth")]
    public async Task Reload_BadValue_KeepsTheLastGoodOptionsAndSaysSoOnce(string key, string? value, string fault)
    {
        await EnrollAsync();

        Change(key, value);
        await EnrollAsync();
        await EnrollAsync();

        Assert.That(_wire.Requests, Has.Count.EqualTo(3));
        Assert.That(_wire.Requests.Select(r => r.Text), Is.All.Contains("staff"));
        var refusal = Refusals.Single();
        Assert.That(refusal.Level, Is.EqualTo(LogLevel.Error));
        Assert.That(refusal.Message, Does.StartWith("FinAuth: the changed options are refused").And.Contain(fault));
        Assert.That(Canary.In(refusal.Message), Is.Empty);
    }

    /// <summary>A reload of the whole configuration tells of a file's change twice.</summary>
    [Test]
    public async Task Reload_BadValueToldTwice_IsLoggedOnceUntilItChanges()
    {
        await EnrollAsync();
        Change("Timeout", "00:00:00");
        _configuration.Reload();
        Assert.That(Refusals.Count(), Is.EqualTo(1));

        Change("LibraryId", null);
        Assert.That(Refusals.Count(), Is.EqualTo(2), "another fault");

        Change("LibraryId", "staff");
        Change("Timeout", "00:00:30");
        Change("Timeout", "00:00:00");
        Assert.That(Refusals.Count(), Is.EqualTo(4), "one fault less, and anew after good ones");
    }

    [Test]
    public async Task Reload_GoodAfterBad_TakesEffect()
    {
        await EnrollAsync();
        Change("LibraryId", "not allowed!");
        Change("LibraryId", "guests");

        await EnrollAsync();

        Assert.That(_wire.Requests[1].Text, Does.Contain("guests"));
        Assert.That(Refusals.Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task Probe_AfterABadReload_LooksAtWhatIsInUse()
    {
        await EnrollAsync();
        Change("Timeout", "00:00:00");

        var probe = await _services.GetRequiredService<IFaceEnrollmentProbe>().ProbeAsync();

        Assert.That(probe.HasCredentials, Is.True);
    }
}
