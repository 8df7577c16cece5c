using FaceEnroll.Sdk.AlibabaGuardrails;
using FaceEnroll.Sdk.Registrations;
using FaceEnroll.Sdk.Tests.Support;
using FaceEnroll.Sdk.Tests.Vendors.AlibabaGuardrails;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FaceEnroll.Sdk.Tests.Redaction;

/// <summary>IHttpClientFactory's own logs, which show URLs and headers: off, whatever a host asks for all of its clients.</summary>
[TestOf(typeof(FaceEnrollmentBuilder))]
public class HttpClientLogTests
{
    private const string Name = "FaceEnroll.Sdk:AlibabaGuardrails";

    [Test]
    public async Task Defaults_WithLoggers_BeforeOrAfter_AreNotForThisLibrary([Values] bool before)
    {
        List<string> seen = [];
        var logged = await LoggedAsync(
            (services, isBefore) =>
            {
                if (isBefore == before)
                {
                    services.ConfigureHttpClientDefaults(b => b.AddDefaultLogger().RedactLoggedHeaders(_ => false));
                    services.ConfigureHttpClientDefaults(b => b.AddLogger(_ => new HostLogger(seen), true));
                }
            }
        );
        Assert.That(logged.Concat(seen), Is.Empty);
    }

    [Test]
    public async Task NamedClient_WithLogger_BeforeRegistering_IsSilent()
    {
        var logged = await LoggedAsync(
            (services, isBefore) =>
            {
                if (isBefore)
                {
                    services.AddHttpClient(Name).AddDefaultLogger();
                }
            }
        );
        Assert.That(logged, Is.Empty);
    }

    /// <summary>The one way to switch them on: by the client's name, after registering. Values stay hidden even then.</summary>
    [Test]
    public async Task NamedClient_WithLogger_AfterRegistering_LogsWithoutValues()
    {
        var logged = await LoggedAsync(
            (services, isBefore) =>
            {
                if (!isBefore)
                {
                    services.AddHttpClient(Name).AddDefaultLogger();
                }
            }
        );
        Assert.That(logged, Has.Some.Contains("/green/sface/face/add?*").And.Some.Contains("Authorization: *"));
        Assert.That(logged.SelectMany(Canary.In), Is.Empty);
    }

    /// <summary>What the factory's categories say during a call.</summary>
    private static async Task<IReadOnlyList<string>> LoggedAsync(Action<IServiceCollection, bool> host)
    {
        using var emissions = new Emissions();
        var services = new ServiceCollection();
        services.AddLogging(b => b.AddProvider(emissions).SetMinimumLevel(LogLevel.Trace));
        host(services, true);
        services
            .AddFaceEnrollment()
            .AddAlibabaGuardrails(o => (o.AccessKeyId, o.AccessKeySecret) = (Canary.KeyId, Canary.Secret));
        host(services, false);
        await using var provider = services
            .Replying(Wire.Json(AlibabaGuardrailsSetup.SuccessOfAnybody), "AlibabaGuardrails")
            .Build();
        // The one vendor with personal data in the URL.
        var request = new AlibabaGuardrailsFaceEnrollmentRequest("p", FaceImage.FromUrl(new Uri("https://p.example/a")))
        {
            ClientInfo = new AlibabaGuardrailsClientInfo { UserNick = Canary.Name },
        };
        await provider.GetRequiredService<IFaceEnrollmentClient>().EnrollAsync(request);
        Assert.That(emissions.Count("log FaceEnroll.Sdk.AlibabaGuardrails"), Is.Positive, "logging works");
        return [.. emissions.Texts.Where(t => t.Channel.Contains("System.Net.Http")).Select(t => t.Text)];
    }

    /// <summary>A host's own.</summary>
    private sealed class HostLogger(List<string> seen) : Microsoft.Extensions.Http.Logging.IHttpClientLogger
    {
        public object? LogRequestStart(HttpRequestMessage request)
        {
            seen.Add(request.ToString());
            return null;
        }

        public void LogRequestStop(
            object? context,
            HttpRequestMessage request,
            HttpResponseMessage response,
            TimeSpan elapsed
        ) => seen.Add(response.ToString());

        public void LogRequestFailed(
            object? context,
            HttpRequestMessage request,
            HttpResponseMessage? response,
            Exception exception,
            TimeSpan elapsed
        ) => seen.Add(exception.ToString());
    }
}
