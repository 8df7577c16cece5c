using System.Diagnostics;
using System.Globalization;
using FaceEnroll.Ledger.Tests.Support;
using FaceEnroll.Sdk;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;

namespace FaceEnroll.Ledger.Tests.Crashes;

/// <summary>
/// A process that enrolls people through a ledger, as a host does, and may kill itself at one step. Arguments: the sandbox's URL,
/// the ledger's file, the step, and how many people.
/// </summary>
internal static class Enroller
{
    /// <summary>Where it dies, in the order of a call.</summary>
    public static readonly string[] Steps = ["reading", "noted", "sent", "closed"];

    /// <summary>It does not die.</summary>
    public const string Lives = "lives";

    public static string Person(int number) => "person" + number.ToString(CultureInfo.InvariantCulture);

    public static async Task<int> RunAsync(string[] args)
    {
        var (url, file, step) = (new Uri(args[0]), args[1], args[2]);
        await using var services = Services(url, file, step);
        var client = services.GetRequiredService<IFaceEnrollmentClient>();
        for (var i = 1; i <= int.Parse(args[3], CultureInfo.InvariantCulture); i++)
        {
            var result = await client.EnrollAsync(LedgerBed.Request(Person(i)));
            Console.WriteLine(result.Images[0].FromLedger ? "known" : "sent");
            DieAt("closed", step);
        }

        return 0;
    }

    /// <summary>The container of a host.</summary>
    public static ServiceProvider Services(
        Uri url,
        string file,
        string step,
        Action<FaceEnrollmentOptions>? configure = null
    )
    {
        var services = new ServiceCollection();
        services
            .AddFaceEnrollment()
            .AddTencentCloud(o =>
            {
                o.SecretId = "sandbox-key";
                o.SecretKey = "sandbox-secret";
                o.Endpoint = url;
                o.RequestsPerSecond = 1000;
                configure?.Invoke(o);
            })
            .AddLedger(o => o.File = file);
        services.ConfigureAll<HttpClientFactoryOptions>(o =>
            o.HttpMessageHandlerBuilderActions.Add(b => b.AdditionalHandlers.Add(new Dying(step)))
        );
        return services.BuildServiceProvider();
    }

    private static void DieAt(string here, string step)
    {
        if (here == step)
        {
            Process.GetCurrentProcess().Kill();
            Thread.Sleep(Timeout.Infinite);
        }
    }

    private sealed class Dying(string step) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            var isEnrolling = request.Headers.GetValues("X-TC-Action").Single() == "CreateFace";
            DieAt(isEnrolling ? "noted" : "reading", step);
            var reply = await base.SendAsync(request, cancellationToken);
            if (isEnrolling)
            {
                DieAt("sent", step);
            }

            return reply;
        }
    }
}
