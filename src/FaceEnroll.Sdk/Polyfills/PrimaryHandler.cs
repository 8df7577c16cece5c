using FaceEnroll.Sdk.Transport;

namespace FaceEnroll.Sdk.Polyfills;

/// <summary>The handler that goes to the wire: follows no redirect, keeps no cookie, never leaves loopback for a proxy.</summary>
internal static class PrimaryHandler
{
    /// <param name="useProxy">Whether the system's proxy is used, where there is one.</param>
    public static HttpMessageHandler Create(bool useProxy = true) =>
#if NET
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = useProxy,
            Proxy = useProxy ? new LoopbackPastProxy(static () => HttpClient.DefaultProxy) : null,
            // DNS is asked again now and then, even for clients that live as long as the process.
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        };
#else
        new HttpClientHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = useProxy,
            Proxy = useProxy ? new LoopbackPastProxy(static () => System.Net.WebRequest.DefaultWebProxy) : null,
        };
#endif
}
