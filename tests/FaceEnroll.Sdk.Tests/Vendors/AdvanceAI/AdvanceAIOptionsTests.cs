using FaceEnroll.Sdk.AdvanceAI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FaceEnroll.Sdk.Tests.Vendors.AdvanceAI;

[TestOf(typeof(AdvanceAIOptions))]
[TestOf(typeof(AdvanceAIEndpoints))]
[TestOf(typeof(AdvanceAIBuilderExtensions))]
public class AdvanceAIOptionsTests
{
    [TestCase("SecretKey", null, "AccessKey and SecretKey must be set together")]
    [TestCase("AccessKey", "a\nb", "AccessKey must not hold control or invisible characters")]
    [TestCase("LibraryId", null, "LibraryId is not set: it must be 1 to 256 characters")]
    [TestCase("Region", null, "must be Singapore, Philippines")]
    [TestCase("Region", "0", "must be Singapore, Philippines")]
    [TestCase("Region", "7", "must be Singapore, Philippines")]
    [TestCase("TokenLifetime", "00:00:59", "TokenLifetime must be 1 minute to 24 hours")]
    [TestCase("TokenLifetime", "1.00:00:01", "TokenLifetime must be 1 minute to 24 hours")]
    [TestCase("TokenLifetime", "00:01:00.5", "TokenLifetime must be 1 minute to 24 hours")]
    [TestCase("ReconcileBySearch", "true", "UniqueExternalReference must be true where ReconcileBySearch is")]
    [TestCase("Endpoint", "http://example.com", "Endpoint must be https")]
    public async Task Resolve_BadOption_NamesRegistrationAndOption(string option, string? value, string message)
    {
        await using var services = Services((option, value));

        Assert.That(
            () => services.GetRequiredService<IOptionsMonitor<AdvanceAIOptions>>().Get("branch-7"),
            Throws
                .TypeOf<OptionsValidationException>()
                .With.Message.Contains("branch-7: ")
                .And.Message.Contains(message)
        );
    }

    [Test]
    public async Task Options_FromASection_AreTaken()
    {
        await using var services = Services(
            ("Region", "mexico"),
            ("TokenLifetime", "00:05:00"),
            ("UniqueExternalReference", "true"),
            ("ReconcileBySearch", "true")
        );

        var options = services.GetRequiredService<IOptionsMonitor<AdvanceAIOptions>>().Get("branch-7");

        Assert.That((options.AccessKey, options.SecretKey, options.LibraryId), Is.EqualTo(("k", "s", "1")));
        Assert.That(options.Region, Is.EqualTo(AdvanceAIRegion.Mexico));
        Assert.That(options.TokenLifetime, Is.EqualTo(TimeSpan.FromMinutes(5)));
        Assert.That(options.UniqueExternalReference && options.ReconcileBySearch, Is.True);
    }

    [Test]
    public async Task Options_EndpointWithoutRegion_IsEnough()
    {
        await using var services = Services(("Region", null), ("Endpoint", "http://[::1]:5000"));

        var options = services.GetRequiredService<IOptionsMonitor<AdvanceAIOptions>>().Get("branch-7");

        Assert.That(options.EffectiveEndpoint.Port, Is.EqualTo(5000));
    }

    [Test]
    public void Construct_NoRegion_IsAnArgumentExceptionThatNamesIt() =>
        Assert.That(
            () => new AdvanceAIFaceEnrollmentClient(new AdvanceAIOptions { LibraryId = "1" }),
            Throws.ArgumentException.With.Message.Contains("AdvanceAI: Region must be")
        );

    [Test]
    public void ForRegion_NoRegion_Throws() =>
        Assert.That(() => AdvanceAIEndpoints.ForRegion(0), Throws.TypeOf<ArgumentOutOfRangeException>());

    [Test]
    public async Task Resolve_BySectionAndDelegateAndName_GivesEachItsOwnClient()
    {
        var section = new Dictionary<string, string?>
        {
            ["ADVANCEAI:Region"] = "Thailand",
            ["ADVANCEAI:LibraryId"] = "a",
            ["Default"] = "B",
        };
        var services = new ServiceCollection();
        services
            .AddFaceEnrollment(new ConfigurationBuilder().AddInMemoryCollection(section).Build())
            .AddAdvanceAI("B", o => (o.LibraryId, o.Region) = ("b", AdvanceAIRegion.Thailand))
            .Configure(static o => o.RequireCredentialsAtStart = false);
        await using var provider = services.BuildServiceProvider();

        var a = provider.GetRequiredKeyedService<IFaceEnrollmentClient>("AdvanceAI");
        var b = provider.GetRequiredKeyedService<IFaceEnrollmentClient>("B");

        Assert.That(a, Is.TypeOf<AdvanceAIFaceEnrollmentClient>().And.Not.SameAs(b));
        Assert.That(provider.GetRequiredService<IFaceEnrollmentClient>(), Is.SameAs(b));
        Assert.That(provider.GetRequiredService<IFaceEnrollmentReconciler>(), Is.SameAs(b));
    }

    [Test]
    public void ToString_OptionsAndRequest_ShowNoValue()
    {
        Assert.That(AdvanceAISetup.Options().ToString(), Is.EqualTo("AdvanceAIOptions"));
        Assert.That(AdvanceAISetup.Request(r => r.Name = "Justine").ToString(), Does.Not.Contain("Justine"));
    }

    private static ServiceProvider Services(params (string Option, string? Value)[] changes)
    {
        var values = new Dictionary<string, string?>
        {
            ["AccessKey"] = "k",
            ["SecretKey"] = "s",
            ["LibraryId"] = "1",
            ["Region"] = "Singapore",
        };
        foreach (var (option, value) in changes)
        {
            values[option] = value;
        }

        var services = new ServiceCollection();
        services
            .AddFaceEnrollment()
            .AddAdvanceAI("branch-7", new ConfigurationBuilder().AddInMemoryCollection(values).Build());
        return services.BuildServiceProvider();
    }
}
