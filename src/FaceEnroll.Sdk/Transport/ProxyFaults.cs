using System.Runtime.CompilerServices;

namespace FaceEnroll.Sdk.Transport;

/// <summary>Which failures come from a send through a proxy: only the guard sees both, and exceptions do not say.</summary>
internal static class ProxyFaults
{
    private static readonly ConditionalWeakTable<Exception, object> s_marked = new();

    /// <summary>Marks a failure, where the handler below the guard reaches this address through a proxy.</summary>
    public static void Mark(Exception failure, HttpMessageHandler? primary, Uri? address)
    {
        if (failure is HttpRequestException && address is not null && Polyfills.ProxyUse.IsProxied(primary, address))
        {
            _ = s_marked.GetValue(failure, static _ => new object());
        }
    }

    /// <summary>Whether the failure, or a cause of it, was marked.</summary>
    public static bool IsMarked(Exception? failure)
    {
        for (; failure is not null; failure = failure.InnerException)
        {
            if (s_marked.TryGetValue(failure, out _))
            {
                return true;
            }
        }

        return false;
    }
}
