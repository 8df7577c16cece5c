using FaceEnroll.Sdk.Replies;

namespace FaceEnroll.Sdk.Deletion;

/// <summary>What one call of an eraser runs with.</summary>
/// <param name="vendor">How the vendor reads and deletes.</param>
/// <param name="options">The options of this moment.</param>
/// <param name="dates">What its replies say of the vendor's time.</param>
internal sealed class ErasureCall(VendorEraser vendor, FaceEnrollmentOptions options, ReplyDates dates)
{
    public VendorEraser Vendor => vendor;

    public FaceEnrollmentOptions Options => options;

    public ReplyDates Dates => dates;
}
