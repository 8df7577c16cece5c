namespace FaceEnroll.Sdk.Sending;

/// <summary>A request of this library, which knows the attempt that it belongs to.</summary>
internal sealed class VendorRequest(HttpMethod method, Uri uri) : HttpRequestMessage(method, uri)
{
    /// <summary>The attempt's; null for a request that stores no face.</summary>
    public SendEvidence? Evidence { get; set; }
}
