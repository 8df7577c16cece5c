using FaceEnroll.Handlers.Wire;
using FaceEnroll.Sandbox;
using FaceEnroll.Sdk;
using FaceEnroll.Torture;
using FaceEnroll.Torture.Foreign;
using Microsoft.Extensions.DependencyInjection;

namespace FaceEnroll.Handlers;

/// <summary>A host's client with its handlers in place, as the host would write it.</summary>
internal sealed class HostSetup : IDisposable
{
    private const string Registration = "matrix";
    private const string OwnClient = "own";

    private readonly ServiceProvider _provider;
    private readonly HttpClient? _own;

    private HostSetup(ServiceProvider provider, HttpClient? own, IFaceEnrollmentClient client)
    {
        _provider = provider;
        _own = own;
        Client = client;
    }

    public IFaceEnrollmentClient Client { get; }

    public static HostSetup Create(MatrixCell cell, FaceEnrollSandbox sandbox, WireTap tap, LeftBehind leftBehind)
    {
        var follow = cell.Outer == HostHandler.AutoRedirect || cell.Inner == HostHandler.AutoRedirect;
        return cell.Arrangement is Arrangement.OwnGuarded or Arrangement.OwnUnguarded
            ? CreateOwn(cell, sandbox, tap, leftBehind, follow)
            : CreateRegistered(cell, sandbox, tap, leftBehind, follow);
    }

    public void Dispose()
    {
        _own?.Dispose();
        _provider.Dispose();
    }

    private static HostSetup CreateRegistered(
        MatrixCell cell,
        FaceEnrollSandbox sandbox,
        WireTap tap,
        LeftBehind leftBehind,
        bool follow
    )
    {
        var services = new ServiceCollection();
        if (cell.Arrangement == Arrangement.Defaults)
        {
            services.ConfigureHttpClientDefaults(builder => AddHandlers(builder, cell, leftBehind));
        }

        SdkRegistrations.Register(services, Registration, cell.Vendor, sandbox, SdkRegistrations.Quick);
        var named = services.AddHttpClient(SdkRegistrations.HttpClientName(Registration));
        if (cell.Arrangement == Arrangement.Named)
        {
            AddHandlers(named, cell, leftBehind);
        }

        // The library's own primary handler stays; it only connects through the tap.
        named.ConfigurePrimaryHttpMessageHandler((handler, _) => tap.Attach(Primary(handler), follow));
        var provider = services.BuildServiceProvider();
        return new HostSetup(provider, null, provider.GetRequiredService<IFaceEnrollmentClient>());
    }

    /// <summary>
    /// The factory of a container that knows nothing of this library puts the host's chain together, so that Microsoft's
    /// handlers can be in it too.
    /// </summary>
    private static HostSetup CreateOwn(
        MatrixCell cell,
        FaceEnrollSandbox sandbox,
        WireTap tap,
        LeftBehind leftBehind,
        bool follow
    )
    {
        var primary = new SocketsHttpHandler { UseCookies = false };
        tap.Attach(primary, follow);
        var services = new ServiceCollection();
        var builder = services
            .AddHttpClient(OwnClient, static client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(() =>
                cell.HasGuard ? new FaceEnrollmentGuardHandler(primary) : primary
            );
        AddHandlers(builder, cell, leftBehind);
        var provider = services.BuildServiceProvider();
        var http = provider.GetRequiredService<IHttpClientFactory>().CreateClient(OwnClient);
        return new HostSetup(provider, http, SdkClients.Create(cell.Vendor, sandbox, http, SdkRegistrations.Quick));
    }

    private static void AddHandlers(IHttpClientBuilder builder, MatrixCell cell, LeftBehind leftBehind)
    {
        HostHandlers.Add(builder, cell.Outer, leftBehind);
        HostHandlers.Add(builder, cell.Inner, leftBehind);
    }

    private static SocketsHttpHandler Primary(HttpMessageHandler handler)
    {
        while (handler is DelegatingHandler { InnerHandler: { } inner })
        {
            handler = inner;
        }

        return (SocketsHttpHandler)handler;
    }
}
