using System.Net.Sockets;
using System.Security.Authentication;
using FaceEnroll.Sdk.Polyfills;

namespace FaceEnroll.Sdk.Http;

/// <summary>What of a connection failed, in words of this library: a handler's own may hold anything.</summary>
internal static class TransportFault
{
    public static string Describe(Exception cause, SendProgress progress) =>
        TransportPhase.Of(cause) switch
        {
            "NameResolutionError" => NameResolution,
            "SecureConnectionError" => Tls,
            "ProxyTunnelError" => "The proxy did not open a tunnel to the host.",
            "ConnectionError" when CodeOf(cause) is { } code => BySocket(code, isConnecting: true, progress),
            "ConnectionError" => "No connection to the host could be made.",
            _ => ByCause(cause, progress),
        };

    private const string NameResolution = "The host's name could not be resolved.";

    private const string Tls = "The TLS handshake with the host failed.";

    /// <summary>For clients that say no more than their causes do.</summary>
    private static string ByCause(Exception cause, SendProgress progress) =>
        ExceptionChain.Find<AuthenticationException>(cause) is not null ? Tls
        : CodeOf(cause) is { } code ? BySocket(code, IsConnecting(code), progress)
        : Broke(progress);

    private static SocketError? CodeOf(Exception cause) => ExceptionChain.Find<SocketException>(cause)?.SocketErrorCode;

    private static string BySocket(SocketError code, bool isConnecting, SendProgress progress) =>
        code is SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData or SocketError.NoRecovery
            ? NameResolution
        : isConnecting ? $"No connection to the host could be made ({code})."
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
