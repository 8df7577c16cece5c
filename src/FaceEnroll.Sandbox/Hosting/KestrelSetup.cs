using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace FaceEnroll.Sandbox.Hosting;

internal static class KestrelSetup
{
    public static void Apply(
        KestrelServerOptions kestrel,
        FaceEnrollSandboxOptions options,
        X509Certificate2? certificate
    )
    {
        kestrel.AddServerHeader = false;

        // What exceeds the cap is read and discarded, so that the client gets the 413; but not without end.
        kestrel.Limits.MaxRequestBodySize = options.MaxRequestBytes * 4;

        // Tests upload slowly on purpose, and keep replies waiting.
        kestrel.Limits.MinRequestBodyDataRate = null;
        kestrel.Limits.MinResponseDataRate = null;
        kestrel.Listen(
            options.Address,
            options.Port,
            listen =>
            {
                listen.Protocols = Protocols(options);
                listen.Use(LastReply.Attach);
                if (certificate is not null)
                {
                    listen.UseHttps(certificate);
                }
            }
        );
    }

    private static HttpProtocols Protocols(FaceEnrollSandboxOptions options) =>
        !options.UseHttp2 ? HttpProtocols.Http1
        : options.UseHttps ? HttpProtocols.Http1AndHttp2
        : HttpProtocols.Http2;
}
