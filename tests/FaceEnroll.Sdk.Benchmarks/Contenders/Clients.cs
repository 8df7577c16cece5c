using System.Net.Security;
using Microsoft.Extensions.DependencyInjection;

namespace FaceEnroll.Sdk.Benchmarks.Contenders;

/// <summary>All contenders' clients of one server: the container of ours, and one HttpClient for the others.</summary>
internal sealed class Clients : IDisposable
{
    private readonly ServiceProvider _services;

    public Clients(Uri server, IEnumerable<Scenario> scenarios)
    {
        Server = server;
        Http = new HttpClient(Handler());
        var services = new ServiceCollection();
        services.AddMetrics();
        var builder = services.AddFaceEnrollment();
        foreach (var scenario in scenarios.DistinctBy(static s => s.Registration))
        {
            scenario.Bench.Register(builder, scenario.Registration, server, scenario.Preflight);
            if (server.Scheme == "https")
            {
                // Nobody else trusts the certificate; all else stays as the library sets it.
                services
                    .AddHttpClient("FaceEnroll.Sdk:" + scenario.Registration)
                    .ConfigurePrimaryHttpMessageHandler(Handler);
            }
        }

        _services = services.BuildServiceProvider();
    }

    public Uri Server { get; }

    public HttpClient Http { get; }

    /// <summary>Our client of a row, as a host application resolves it.</summary>
    public IFaceEnrollmentClient Ours(Scenario scenario) =>
        _services.GetRequiredKeyedService<IFaceEnrollmentClient>(scenario.Registration);

    public void Dispose()
    {
        Http.Dispose();
        _services.Dispose();
    }

    private static SocketsHttpHandler Handler() =>
        new()
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            SslOptions = new SslClientAuthenticationOptions
            {
                RemoteCertificateValidationCallback = static (_, _, _, _) => true,
            },
        };
}
