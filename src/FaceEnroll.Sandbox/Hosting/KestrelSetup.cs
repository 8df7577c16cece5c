using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace FaceEnroll.Sandbox.Hosting;

internal static class KestrelSetup
{
    public static void Apply(KestrelServerOptions kestrel, FaceEnrollSandboxOptions options)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = options.MaxRequestBytes;

        // Tests upload slowly on purpose, and let replies wait.
        kestrel.Limits.MinRequestBodyDataRate = null;
        kestrel.Limits.MinResponseDataRate = null;
        kestrel.Listen(options.Address, options.Port, listen => listen.Protocols = HttpProtocols.Http1);
    }
}
