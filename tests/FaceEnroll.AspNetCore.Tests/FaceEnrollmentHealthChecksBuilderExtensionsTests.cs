using FaceEnroll.Sdk;
using FaceEnroll.Sdk.FinAuth;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FaceEnroll.AspNetCore.Tests;

[TestOf(typeof(FaceEnrollmentHealthChecksBuilderExtensions))]
public class FaceEnrollmentHealthChecksBuilderExtensionsTests
{
    private static async Task<HealthReport> ReportAsync(Action<IServiceCollection> add)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        add(services);
        await using var provider = services.BuildServiceProvider();
        return await provider.GetRequiredService<HealthCheckService>().CheckHealthAsync();
    }

    private static FakeProbe Healthy() =>
        new(
            new FaceEnrollmentProbeResult(FaceVendor.FinAuth, isHealthy: true)
            {
                StatusCode = 404,
                RoundTrip = TimeSpan.FromMilliseconds(12),
            }
        );

    private static FakeProbe Ill() =>
        new(new FaceEnrollmentProbeResult(FaceVendor.TencentCloud, isHealthy: false) { Problem = "No credentials." });

    [Test]
    public async Task Check_AHealthyProbe_IsHealthyAndSaysWhatWasFound()
    {
        var report = await ReportAsync(services =>
        {
            services.AddSingleton<IFaceEnrollmentProbe>(Healthy());
            services.AddHealthChecks().AddFaceEnrollment();
        });
        var entry = report.Entries["face-enrollment"];
        Assert.That(entry.Status, Is.EqualTo(HealthStatus.Healthy));
        Assert.That(entry.Description, Is.EqualTo("FinAuth answers."));
        Assert.That(entry.Data["vendor"], Is.EqualTo("FinAuth"));
        Assert.That(entry.Data["statusCode"], Is.EqualTo("404"));
        Assert.That(entry.Data["roundTrip"], Is.EqualTo("00:00:00.0120000"));
        Assert.That(entry.Data.Keys, Has.None.EqualTo("pausedFor"), "what is not known is not there");
    }

    [Test]
    public async Task Check_AnIllProbe_HasTheStatusAskedForAndTheProblem()
    {
        var report = await ReportAsync(services =>
        {
            services.AddSingleton<IFaceEnrollmentProbe>(Ill());
            services.AddHealthChecks().AddFaceEnrollment(failureStatus: HealthStatus.Degraded, tags: ["vendor"]);
        });
        var entry = report.Entries["face-enrollment"];
        Assert.That(entry.Status, Is.EqualTo(HealthStatus.Degraded));
        Assert.That(entry.Description, Is.EqualTo("TencentCloud: No credentials."));
        Assert.That(entry.Tags, Is.EqualTo(new[] { "vendor" }));
    }

    [Test]
    public async Task Check_SeveralRegistrations_LooksAtTheOneThatIsNamed()
    {
        var report = await ReportAsync(services =>
        {
            services.AddKeyedSingleton<IFaceEnrollmentProbe>("one", Healthy());
            services.AddKeyedSingleton<IFaceEnrollmentProbe>("two", Ill());
            services.AddHealthChecks().AddFaceEnrollment("one").AddFaceEnrollment("two").AddFaceEnrollment("two", "2");
        });
        Assert.That(report.Entries["face-enrollment:one"].Status, Is.EqualTo(HealthStatus.Healthy));
        Assert.That(report.Entries["face-enrollment:two"].Status, Is.EqualTo(HealthStatus.Unhealthy));
        Assert.That(report.Entries["2"].Status, Is.EqualTo(HealthStatus.Unhealthy));
    }

    [Test]
    public async Task Check_AClientThatCannotBeMade_IsUnhealthyAndTheOthersAreStillReported()
    {
        var report = await ReportAsync(services =>
        {
            services
                .AddFaceEnrollment()
                .AddFinAuth(options => (options.ApiKey, options.ApiSecret) = ("a-key", " a-secret\n"));
            services.AddHealthChecks().AddCheck("other", () => HealthCheckResult.Healthy()).AddFaceEnrollment();
        });
        var entry = report.Entries["face-enrollment"];
        Assert.That(entry.Status, Is.EqualTo(HealthStatus.Unhealthy));
        Assert.That(entry.Description, Does.Contain(nameof(FinAuthOptions.ApiSecret)).And.Not.Contain("a-secret"));
        Assert.That(report.Entries["other"].Status, Is.EqualTo(HealthStatus.Healthy));
    }

    [Test]
    public async Task Check_NothingRegistered_SaysSo()
    {
        var report = await ReportAsync(services => services.AddHealthChecks().AddFaceEnrollment());
        var entry = report.Entries["face-enrollment"];
        Assert.That(entry.Status, Is.EqualTo(HealthStatus.Unhealthy));
        Assert.That(entry.Description, Does.Contain(nameof(IFaceEnrollmentProbe)));
    }

    [Test]
    public void Add_AnEmptyName_IsRefused()
    {
        var checks = new ServiceCollection().AddHealthChecks();
        Assert.That(
            () => checks.AddFaceEnrollment(""),
            Throws.ArgumentException.With.Property("ParamName").EqualTo("registration")
        );
        Assert.That(
            () => checks.AddFaceEnrollment(name: " "),
            Throws.ArgumentException.With.Property("ParamName").EqualTo("name")
        );
    }
}
