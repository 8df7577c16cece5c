using System.Net;

namespace FaceEnroll.Sdk.Transport;

/// <summary>This machine.</summary>
internal static class Loopback
{
    /// <summary>localhost, 127.0.0.0/8 and ::1.</summary>
    public static bool Is(Uri target) =>
        target.IsLoopback || (IPAddress.TryParse(target.DnsSafeHost, out var address) && IPAddress.IsLoopback(address));
}
