using FaceEnroll.Sdk;
using FaceEnroll.Torture;
using Microsoft.Extensions.DependencyInjection;

namespace FaceEnroll.Sandbox.Tests.Handlers;

/// <summary>A container with one registration at a sandbox, and what a test adds to it.</summary>
internal sealed class GuardedHost : IDisposable
{
    public const string Registration = "host";

    private readonly ServiceProvider _provider;

    public GuardedHost(
        FaceVendor vendor,
        FaceEnrollSandbox sandbox,
        Action<IHttpClientBuilder>? client = null,
        Action<IServiceCollection>? before = null,
        Action<IServiceCollection>? after = null,
        Action<FaceEnrollmentOptions>? options = null
    )
    {
        var services = new ServiceCollection();
        before?.Invoke(services);
        SdkRegistrations.Register(
            services,
            Registration,
            vendor,
            sandbox,
            o =>
            {
                SdkRegistrations.Quick(o);
                options?.Invoke(o);
            }
        );
        var builder = services.AddHttpClient(HttpClientName);
        builder.ConfigurePrimaryHttpMessageHandler(
            static (handler, _) =>
            {
                if (handler is SocketsHttpHandler sockets)
                {
                    sockets.UseProxy = false;
                }
            }
        );
        client?.Invoke(builder);
        after?.Invoke(services);
        _provider = services.BuildServiceProvider();
        Client = _provider.GetRequiredService<IFaceEnrollmentClient>();
    }

    public static string HttpClientName { get; } = SdkRegistrations.HttpClientName(Registration);

    public IFaceEnrollmentClient Client { get; }

    public IServiceProvider Services => _provider;

    public void Dispose() => _provider.Dispose();
}
