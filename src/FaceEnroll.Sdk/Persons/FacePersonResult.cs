namespace FaceEnroll.Sdk;

/// <summary>A person that was made.</summary>
/// <remarks>Immutable.</remarks>
public sealed class FacePersonResult
{
    /// <summary>Creates a result.</summary>
    /// <param name="vendor">The vendor.</param>
    /// <param name="requestId">The vendor's id of the request.</param>
    /// <param name="firstImage">The outcome of the first picture, where the call stores one.</param>
    public FacePersonResult(FaceVendor vendor, string? requestId, FaceImageOutcome? firstImage)
    {
        Vendor = vendor;
        RequestId = requestId;
        FirstImage = firstImage;
    }

    /// <summary>The vendor that holds the person.</summary>
    public FaceVendor Vendor { get; }

    /// <summary>The vendor's id of this request; null where it gave none.</summary>
    public string? RequestId { get; }

    /// <summary>The outcome of the first picture; null where the call stores none.</summary>
    public FaceImageOutcome? FirstImage { get; }
}
