using System.Globalization;
using System.Net.Sockets;
using System.Security.Authentication;
using FaceEnroll.Sdk.Polyfills;

namespace FaceEnroll.Sdk.Transport;

/// <summary>What part of a connection failed, in this library's words: a handler's own may hold anything.</summary>
internal static class TransportFault
{
    private const string Host = "host";

    private const string Proxy = "proxy";

    private const string Tls = "The TLS handshake with the host failed.";

    /// <summary>Words for what broke.</summary>
    /// <param name="cause">What ended the attempt.</param>
    /// <param name="progress">How far sending got.</param>
    /// <param name="isGuarded">Whether a guard was there, which knows of a proxy.</param>
    /// <param name="address">Where the request was to go.</param>
    public static string Describe(Exception cause, SendProgress progress, bool isGuarded, Uri? address)
    {
        var end =
            ProxyFaults.IsMarked(cause) ? Proxy
            : isGuarded || !NamesAnother(cause, address) ? Host
            : null;
        return TransportPhase.Of(cause) switch
        {
            "NameResolutionError" => NameResolution(end),
            "SecureConnectionError" => Tls,
            "ProxyTunnelError" => "The proxy did not open a tunnel to the host.",
            "ConnectionError" when CodeOf(cause) is { } code => BySocket(code, isConnecting: true, progress, end),
            "ConnectionError" => Connecting(end),
            _ => ByCause(cause, progress, end),
        };
    }

    /// <param name="end">What could not be found; null where it may be either.</param>
    private static string NameResolution(string? end) =>
        end is null
            ? "The name of the host, or of a proxy, could not be resolved."
            : $"The {end}'s name could not be resolved.";

    private static string Connecting(string? end, string code = "") =>
        end is null
            ? $"No connection to the host, or to a proxy, could be made{code}."
            : $"No connection to the {end} could be made{code}.";

    /// <summary>
    /// Whether the platform's client names a different end from the request's in its "message (host:port)": a proxy, or
    /// what a handler put in the host's place.
    /// </summary>
    private static bool NamesAnother(Exception cause, Uri? address)
    {
        var text = ExceptionChain.Find<HttpRequestException>(cause)?.Message;
        var start = text?.LastIndexOf(" (", StringComparison.Ordinal) ?? -1;
        return start >= 0
            && address is not null
            && text![text.Length - 1] == ')'
            && text.IndexOf(':', start) >= 0
            && !string.Equals(
                text.Substring(start),
                $" ({address.IdnHost}:{address.Port.ToString(CultureInfo.InvariantCulture)})",
                StringComparison.OrdinalIgnoreCase
            );
    }

    /// <summary>For clients that say no more than the causes do.</summary>
    private static string ByCause(Exception cause, SendProgress progress, string? end) =>
        ExceptionChain.Find<AuthenticationException>(cause) is not null ? Tls
        : CodeOf(cause) is { } code ? BySocket(code, IsConnecting(code), progress, end)
        : Broke(progress);

    private static SocketError? CodeOf(Exception cause) => ExceptionChain.Find<SocketException>(cause)?.SocketErrorCode;

    private static string BySocket(SocketError code, bool isConnecting, SendProgress progress, string? end) =>
        code is SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData or SocketError.NoRecovery
            ? NameResolution(end)
        : isConnecting ? Connecting(end, $" ({code})")
        : Broke(progress, $" ({code})");

    private static bool IsConnecting(SocketError code) =>
        code
            is SocketError.ConnectionRefused
                or SocketError.HostUnreachable
                or SocketError.HostDown
                or SocketError.NetworkUnreachable
                or SocketError.NetworkDown
                or SocketError.AddressNotAvailable;

    private static string Broke(SendProgress progress, string code = "") =>
        progress switch
        {
            SendProgress.NotStarted => $"The connection failed before the request was sent{code}.",
            SendProgress.Partial => $"The connection broke while the request was sent{code}.",
            _ => $"The connection broke before the reply came{code}.",
        };
}
