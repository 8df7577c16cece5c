using System.Net;

namespace FaceEnroll.Sdk.Transport;

/// <summary>
/// The system's proxy for everything but loopback: a picture for this machine, in plain http too, must not leave it because
/// HTTP_PROXY is set.
/// </summary>
/// <param name="system">The system's proxy, asked for anew so that a change takes effect; null where there is none.</param>
internal sealed class LoopbackPastProxy(Func<IWebProxy?> system) : IWebProxy
{
    public ICredentials? Credentials
    {
        get => system()?.Credentials;
        set
        {
            if (system() is { } proxy)
            {
                proxy.Credentials = value;
            }
        }
    }

    public Uri? GetProxy(Uri destination) => Loopback.Is(destination) ? null : system()?.GetProxy(destination);

    public bool IsBypassed(Uri host) => Loopback.Is(host) || system()?.IsBypassed(host) != false;
}
