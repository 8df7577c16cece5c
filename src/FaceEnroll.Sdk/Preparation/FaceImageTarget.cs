namespace FaceEnroll.Sdk;

/// <summary>Where a picture goes: what an <see cref="IFaceImagePreparer"/> needs to know of the call.</summary>
/// <remarks>Immutable. It holds nothing of the person.</remarks>
/// <param name="vendor">The vendor.</param>
/// <param name="limits">What it takes.</param>
public sealed class FaceImageTarget(FaceVendor vendor, FaceEnrollmentLimits limits)
{
    /// <summary>The vendor.</summary>
    public FaceVendor Vendor { get; } = vendor;

    /// <summary>What the vendor takes: the table that is checked before sending.</summary>
    public FaceEnrollmentLimits Limits { get; } = limits ?? throw new ArgumentNullException(nameof(limits));

    /// <summary>The registration's name.</summary>
    /// <value>The vendor's name by default.</value>
    public string Registration { get; init; } = vendor.ToString();

    /// <summary>The picture's place in the request, from 0.</summary>
    public int ImageIndex { get; init; }

    /// <summary>
    /// How many pictures the request has: where <see cref="FaceEnrollmentLimits.MaxRequestBytes"/> is stated, they share it.
    /// </summary>
    /// <value>1 by default.</value>
    public int ImageCount { get; init; } = 1;
}
