using FaceEnroll.Sandbox;
using FaceEnroll.Sdk;
using FaceEnroll.Torture.Foreign;
using FaceEnroll.Torture.Wire;
using Microsoft.Extensions.DependencyInjection;

namespace FaceEnroll.Torture.Hosts;

/// <summary>
/// One life of a host's process: several registrations of one account, most of them with the host's own handlers. A new one
/// knows nothing of the vendor's clock, nor of tokens; what all of a process's registrations share outlives it here.
/// </summary>
internal sealed class HostProcess : IDisposable
{
    private const int Registrations = 4;
    private static readonly HostHandler[] s_handlers =
    [
        .. Enum.GetValues<HostHandler>().Except([HostHandler.None, HostHandler.AutoRedirect]),
    ];

    private readonly ServiceProvider _provider;
    private readonly HttpClient[] _own;

    private HostProcess(ServiceProvider provider, HttpClient[] own, IReadOnlyList<TortureClient> clients)
    {
        _provider = provider;
        _own = own;
        Clients = clients;
    }

    /// <summary>The registrations: the first without a handler, the last two with an HttpClient of the host's own.</summary>
    public IReadOnlyList<TortureClient> Clients { get; }

    /// <summary>Asks for what is open in the store.</summary>
    public IFacePendingEnrollments Pending => _provider.GetRequiredService<IFacePendingEnrollments>();

    public static HostProcess Start(HostPlan plan, Random random)
    {
        var services = new ServiceCollection();
        var chains = new HostHandler[Registrations][];
        for (var i = 0; i < Registrations; i++)
        {
            chains[i] = i == 0 ? [] : [.. Chosen(random)];
            Register(services, Name(i), plan, chains[i]);
        }

        var provider = services.BuildServiceProvider();
        var clients = chains
            .Select(
                (chain, i) =>
                    new TortureClient(
                        provider.GetRequiredKeyedService<IFaceEnrollmentClient>(Name(i)),
                        provider.GetRequiredKeyedService<IFaceEnrollmentReconciler>(Name(i)),
                        chain,
                        HasGuard: true
                    )
            )
            .ToList();
        var bare = Own(plan, guarded: false);
        var guarded = Own(plan, guarded: true);
        clients.Add(Client(plan, bare, random, hasGuard: false));
        clients.Add(Client(plan, guarded, random, hasGuard: true));
        return new HostProcess(provider, [bare, guarded], clients);
    }

    public void Dispose()
    {
        _provider.Dispose();
        Array.ForEach(_own, static http => http.Dispose());
    }

    private static IEnumerable<HostHandler> Chosen(Random random)
    {
        for (var i = random.Next(1, 3); i > 0; i--)
        {
            yield return s_handlers[random.Next(s_handlers.Length)];
        }
    }

    private static void Register(ServiceCollection services, string name, HostPlan plan, HostHandler[] chain)
    {
        SdkRegistrations.Register(services, name, plan.Vendor, plan.Sandbox, plan.Configure);
        var http = services.AddHttpClient(SdkRegistrations.HttpClientName(name));
        if (plan.IsHttp2)
        {
            http.AddHttpMessageHandler(static () => new Http2Handler());
        }

        Array.ForEach(chain, handler => HostHandlers.Add(http, handler, plan.LeftBehind));
        // The library's own primary handler stays; it only connects through the tap.
        http.ConfigurePrimaryHttpMessageHandler((handler, _) => plan.Tap.Attach(Primary(handler)));
    }

    private static HttpClient Own(HostPlan plan, bool guarded)
    {
        HttpMessageHandler handler = plan.Tap.Attach(new SocketsHttpHandler { UseCookies = false });
        handler = guarded ? new FaceEnrollmentGuardHandler(handler) : handler;
        handler = plan.IsHttp2 ? new Http2Handler { InnerHandler = handler } : handler;
        return new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }

    private static TortureClient Client(HostPlan plan, HttpClient http, Random random, bool hasGuard)
    {
        var secondScheme = random.Next(2) == 0;
        var client = SdkClients.Create(plan.Vendor, plan.Sandbox, http, plan.Configure, secondScheme);
        return new TortureClient(client, (IFaceEnrollmentReconciler)client, [], hasGuard);
    }

    private static string Name(int number) => $"registration-{number}";

    private static SocketsHttpHandler Primary(HttpMessageHandler handler)
    {
        while (handler is DelegatingHandler { InnerHandler: { } inner })
        {
            handler = inner;
        }

        return (SocketsHttpHandler)handler;
    }
}

/// <summary>What every life of a lane's host has in common.</summary>
internal sealed record HostPlan(
    FaceVendor Vendor,
    FaceEnrollSandbox Sandbox,
    bool IsHttp2,
    LaneTap Tap,
    LeftBehind LeftBehind,
    Action<FaceEnrollmentOptions> Configure
);
