using System.Net.Http.Headers;

namespace FaceEnroll.Sdk.Polyfills;

/// <summary>Headers as they came: to ask for them typed makes several objects of each.</summary>
internal static class RawHeader
{
    /// <summary>A header's only line; null where there is none, or several, or the framework cannot tell.</summary>
    public static string? Only(HttpHeaders headers, string name) =>
#if NET
        headers.NonValidated.TryGetValues(name, out var lines) && lines.Count == 1 ? lines.ToString() : null;
#else
        null;
#endif
}
