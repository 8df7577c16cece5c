using System.Collections.Concurrent;
using FaceEnroll.Sdk.Transport;

namespace FaceEnroll.Sdk.Tickets;

/// <summary>
/// Where a vendor keeps the people that an endpoint leads to: several spellings and hosts lead to the same. Who takes two
/// homes for one makes a call wait, or be in doubt, for nothing; who takes one for two gives a face to the wrong call.
/// </summary>
internal static class VendorHome
{
    private const int Most = 256;

    private static readonly ConcurrentDictionary<Uri, string> s_homes = new();

    /// <summary>A name of it.</summary>
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
    /// Whether two endpoints surely lead to the same libraries. One home may hold several: Tencent Cloud's hosts of the
    /// mainland and of other countries are told apart by no rule of their names.
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
