namespace FaceEnroll.Sdk.Primitives;

/// <summary>The Host header that HttpClient sends for an endpoint: what a signature must cover.</summary>
internal static class WireHost
{
    public static string Of(Uri endpoint)
    {
        // Brackets for IPv6 are in Host, the ASCII form of other names in IdnHost.
        var host = endpoint.HostNameType == UriHostNameType.IPv6 ? endpoint.Host : endpoint.IdnHost;
        return endpoint.IsDefaultPort ? host : $"{host}:{endpoint.Port}";
    }
}
