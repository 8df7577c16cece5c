using System.Collections.Concurrent;
using FaceEnroll.Sdk.Transport;

namespace FaceEnroll.Sdk.Tickets;

/// <summary>
/// Where a vendor keeps the people that an endpoint leads to: several spellings and hosts lead to the same home. Taking two
/// homes for one makes a call wait, or be in doubt, for nothing; taking one for two gives a face to the wrong call.
/// </summary>
internal static class VendorHome
{
    private const int Most = 256;

    private static readonly ConcurrentDictionary<Uri, string> s_homes = new();

    /// <summary>A name of the home.</summary>
    public static string Of(Uri endpoint)
    {
        if (s_homes.TryGetValue(endpoint, out var home))
        {
            return home;
        }

        if (s_homes.Count >= Most)
        {
            s_homes.Clear();
        }

        return s_homes[endpoint] = Name(endpoint);
    }

    /// <summary>
    /// Whether two endpoints certainly lead to the same libraries. One home may hold several: no rule of their names tells
    /// Tencent Cloud's hosts of the mainland from those of other countries.
    /// </summary>
    /// <param name="one">Scheme, host and port.</param>
    /// <param name="other">The same.</param>
    public static bool IsOne(string one, string other)
    {
        if (one == other)
        {
            return true;
        }

        var (first, second) = (new Uri(one), new Uri(other));
        return Of(first) == Of(second) && (!IsTencentCloud(Host(first)) || Host(first) == Host(second));
    }

    private static string Host(Uri endpoint) => endpoint.IdnHost.TrimEnd('.').ToLowerInvariant();

    private static string Name(Uri endpoint)
    {
        var host = Host(endpoint);
        if (Loopback.Is(endpoint))
        {
            host = "loopback";
        }
        else if (IsTencentCloud(host))
        {
            // A regional host is only an entry; the finance zones are islands.
            return "tencentcloudapi";
        }
        else if (host.EndsWith(".aliyuncs.com", StringComparison.Ordinal))
        {
            // The same region from within the vendor's own network.
            host = host.Replace("-vpc.", ".");
        }

        return $"{host}:{endpoint.Port}";
    }

    private static bool IsTencentCloud(string host) =>
        !host.Contains("-fsi.")
        && (
            host.EndsWith(".tencentcloudapi.com", StringComparison.Ordinal)
            || host.EndsWith(".tencentcloudapi.cn", StringComparison.Ordinal)
            || host.EndsWith(".tencentcloudapi.com.cn", StringComparison.Ordinal)
        );
}
