namespace FaceEnroll.Imaging;

/// <summary>What becomes of a picture at a vendor.</summary>
public enum FaceImageFit
{
    /// <summary>It is sent as it is.</summary>
    Fits = 0,

    /// <summary>It is sent with the changes that the report names.</summary>
    Changed,

    /// <summary>It cannot be sent: see <see cref="FaceImageReport.Problems"/>.</summary>
    Refused,
}
