namespace FaceEnroll.Sdk.Primitives;

/// <summary>Endpoints as tickets and receipts write them.</summary>
internal static class EndpointText
{
    /// <summary>Whether a text is a scheme, host and port, and nothing else.</summary>
    public static bool IsAuthority(string? endpoint) =>
        Uri.TryCreate(endpoint, UriKind.Absolute, out var uri)
        && uri.Scheme is "https" or "http"
        && uri.GetLeftPart(UriPartial.Authority) == endpoint;
}
