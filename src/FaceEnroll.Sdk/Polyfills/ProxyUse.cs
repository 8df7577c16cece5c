using System.Net;

namespace FaceEnroll.Sdk.Polyfills;

/// <summary>Whether the platform's handlers go to an address by way of a proxy.</summary>
internal static class ProxyUse
{
    public static bool IsProxied(HttpMessageHandler? primary, Uri address) =>
        primary switch
        {
#if NET
            SocketsHttpHandler { UseProxy: true } sockets => IsProxied(sockets.Proxy ?? Default, address),
#endif
            HttpClientHandler { UseProxy: true } client => IsProxied(client.Proxy ?? Default, address),
            _ => false,
        };

#if NET
    private static IWebProxy? Default => HttpClient.DefaultProxy;
#else
    private static IWebProxy? Default => WebRequest.DefaultWebProxy;
#endif

    private static bool IsProxied(IWebProxy? proxy, Uri address)
    {
        try
        {
            return proxy is not null
                && !proxy.IsBypassed(address)
                && proxy.GetProxy(address) is { } way
                && way != address;
        }
        catch (Exception)
        {
            // The proxy is the host's own, and may fail in any way.
            return false;
        }
    }
}
