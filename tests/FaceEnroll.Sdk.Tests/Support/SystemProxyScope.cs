using System.Net;

namespace FaceEnroll.Sdk.Tests.Support;

/// <summary>Another proxy of the system, as HTTP_PROXY would set it, until it is disposed.</summary>
internal sealed class SystemProxyScope : IDisposable
{
    private readonly IWebProxy? _before = HttpClient.DefaultProxy;

    public SystemProxyScope(IWebProxy proxy) => HttpClient.DefaultProxy = proxy;

    public void Dispose() => HttpClient.DefaultProxy = _before!;
}
