namespace FaceEnroll.Sdk.Polyfills;

/// <summary>Where a connection failed, as far as the runtime's own HTTP client says.</summary>
internal static class TransportPhase
{
    /// <summary>The client's own word for it, such as <c>NameResolutionError</c>; null where it has none.</summary>
    public static string? Of(Exception? cause)
    {
        for (; cause is not null; cause = cause.InnerException)
        {
#if NET8_0_OR_GREATER
            if (cause is HttpRequestException { HttpRequestError: not HttpRequestError.Unknown } e)
            {
                return e.HttpRequestError.ToString();
            }
#else
            // .NET Framework's client and Mono's.
            if (cause is System.Net.WebException e)
            {
                return e.Status switch
                {
                    System.Net.WebExceptionStatus.NameResolutionFailure
                    or System.Net.WebExceptionStatus.ProxyNameResolutionFailure => "NameResolutionError",
                    System.Net.WebExceptionStatus.ConnectFailure => "ConnectionError",
                    System.Net.WebExceptionStatus.SecureChannelFailure or System.Net.WebExceptionStatus.TrustFailure =>
                        "SecureConnectionError",
                    System.Net.WebExceptionStatus.RequestProhibitedByProxy => "ProxyTunnelError",
                    _ => null,
                };
            }
#endif
        }

        return null;
    }
}
