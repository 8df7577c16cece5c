using FaceEnroll.Sdk.FinAuth;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FaceEnroll.Sdk.Tests.Vendors.FinAuth;

[TestOf(typeof(FinAuthOptions))]
[TestOf(typeof(FinAuthBuilderExtensions))]
public class FinAuthOptionsTests
{
    [TestCase("ApiSecret", null, "ApiKey and ApiSecret must be set together")]
    [TestCase("ApiKey", "a\nb", "ApiKey must not hold control or invisible characters, or blanks at its ends")]
    [TestCase("ApiKey", " a", "ApiKey must not hold control or invisible characters, or blanks at its ends")]
    [TestCase("LibraryId", null, "LibraryId is not set: it must be 1 to 48 of")]
    [TestCase("LibraryId", "a b", "LibraryId must be 1 to 48 of")]
    [TestCase("SignatureValidity", "00:00:09", "SignatureValidity must be 10 seconds to 1 hour")]
    [TestCase("SignatureValidity", "01:00:01", "SignatureValidity must be 10 seconds to 1 hour")]
    [TestCase("SignatureValidity", "00:00:10.5", "SignatureValidity must be 10 seconds to 1 hour")]
    [TestCase("Endpoint", "http://example.com", "Endpoint must be https")]
    [TestCase("Endpoint", "https://example.com/path", "Endpoint must be scheme, host and port only")]
    public async Task Resolve_BadOption_NamesRegistrationAndOption(string option, string? value, string message)
    {
        await using var services = Services(option, value);

        Assert.That(
            () =>
                services
                    .GetRequiredKeyedService<FinAuthFaceEnrollmentClient>("branch-7")
                    .EnrollAsync(FinAuthSetup.Request()),
            Throws
                .TypeOf<OptionsValidationException>()
                .With.Message.Contains($"branch-7: ")
                .And.Message.Contains(message)
        );
    }

    [TestCase("SignatureValidity", "00:00:10")]
    [TestCase("SignatureValidity", "01:00:00")]
    [TestCase("SendAsBase64", "true")]
    [TestCase("Endpoint", "http://127.0.0.1:5000")]
    public async Task Options_GoodValue_IsTaken(string option, string value)
    {
        await using var services = Services(option, value);

        var options = services.GetRequiredService<IOptionsMonitor<FinAuthOptions>>().Get("branch-7");

        Assert.That((options.ApiKey, options.ApiSecret, options.LibraryId), Is.EqualTo(("k", "s", "staff")));
        Assert.That(
            option switch
            {
                "SignatureValidity" => options.SignatureValidity.ToString("c"),
                "SendAsBase64" => options.SendAsBase64 ? "true" : "false",
                _ => options.Endpoint!.GetLeftPart(UriPartial.Authority),
            },
            Is.EqualTo(value)
        );
    }

    [Test]
    public void Construct_BadOption_IsAnArgumentExceptionThatNamesIt()
    {
        Assert.That(
            () => new FinAuthFaceEnrollmentClient(new FinAuthOptions { ApiKey = "k", ApiSecret = "s" }),
            Throws.ArgumentException.With.Message.Contains("LibraryId")
        );
        Assert.That(() => new FinAuthFaceEnrollmentClient((FinAuthOptions)null!), Throws.ArgumentNullException);
    }

    [Test]
    public async Task Resolve_BySectionAndDelegateAndName_GivesEachItsOwnClient()
    {
        var services = new ServiceCollection();
        services
            .AddFaceEnrollment(Configuration(("A:Vendor", "FinAuth"), ("A:LibraryId", "a"), ("Default", "A")))
            .AddFinAuth(o => o.LibraryId = "b")
            .AddFinAuth("C", o => o.LibraryId = "c")
            .Configure(static o => o.RequireCredentialsAtStart = false);
        await using var provider = services.BuildServiceProvider();

        var clients = new[] { "A", "FinAuth", "C" }.Select(provider.GetRequiredKeyedService<IFaceEnrollmentClient>);

        Assert.That(clients, Is.Unique.And.All.TypeOf<FinAuthFaceEnrollmentClient>());
        Assert.That(
            provider.GetRequiredService<IFaceEnrollmentClient>(),
            Is.SameAs(provider.GetRequiredKeyedService<FinAuthFaceEnrollmentClient>("A"))
        );
    }

    [Test]
    public async Task Resolve_PlainSection_IsRegisteredUnderTheVendorsName()
    {
        var services = new ServiceCollection();
        services
            .AddFaceEnrollment(Configuration(("finauth:LibraryId", "a")))
            .Configure(static o => o.RequireCredentialsAtStart = false);
        await using var provider = services.BuildServiceProvider();

        var client = provider.GetRequiredKeyedService<IFaceEnrollmentClient>("FinAuth");

        Assert.That(client.Vendor, Is.EqualTo(FaceVendor.FinAuth));
        Assert.That(provider.GetRequiredService<FinAuthFaceEnrollmentClient>(), Is.SameAs(client));
    }

    [Test]
    public void ToString_OptionsAndRequest_ShowNoValue()
    {
        Assert.That(FinAuthSetup.Options().ToString(), Is.EqualTo("FinAuthOptions"));
        Assert.That(FinAuthSetup.Request().ToString(), Does.Not.Contain("person-1"));
    }

    private static ServiceProvider Services(string option, string? value)
    {
        var values = new Dictionary<string, string?>
        {
            ["ApiKey"] = "k",
            ["ApiSecret"] = "s",
            ["LibraryId"] = "staff",
        };
        values[option] = value;
        var services = new ServiceCollection();
        services
            .AddFaceEnrollment()
            .AddFinAuth("branch-7", new ConfigurationBuilder().AddInMemoryCollection(values).Build());
        return services.BuildServiceProvider();
    }

    private static IConfiguration Configuration(params (string Key, string Value)[] values) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(values.ToDictionary(v => v.Key, v => (string?)v.Value))
            .Build();
}
