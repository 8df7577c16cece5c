namespace FaceEnroll.Sdk.Polyfills;

/// <summary>The handler that goes to the wire: follows no redirect, keeps no cookie.</summary>
internal static class PrimaryHandler
{
    public static HttpMessageHandler Create() =>
#if NET
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            // DNS is asked again now and then, also by clients that live as long as the process.
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        };
#else
        new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false };
#endif
}
