namespace FaceEnroll.Sdk;

/// <summary>
/// What a vendor accepts, as data: what preflight checks and what a caller can ask before it sends. A null limit is one
/// that the vendor does not state.
/// </summary>
/// <remarks>Immutable.</remarks>
public sealed class FaceEnrollmentLimits
{
    /// <summary>How pictures may be given.</summary>
    public FaceImageInputs ImageInputs { get; init; }

    /// <summary>Formats that the vendor accepts.</summary>
    public IReadOnlyList<FaceImageFormat> Formats { get; init; } = [];

    /// <summary>Whether <see cref="Formats"/> is documented for this operation.</summary>
    public FaceLimitBasis FormatsBasis { get; init; }

    /// <summary>Largest picture in bytes, before any encoding.</summary>
    public FaceLimit? MaxImageBytes { get; init; }

    /// <summary>Largest request body in bytes.</summary>
    public FaceLimit? MaxRequestBytes { get; init; }

    /// <summary>Least pixels of the shorter side.</summary>
    public FaceLimit? MinShortSide { get; init; }

    /// <summary>Most pixels of the shorter side.</summary>
    public FaceLimit? MaxShortSide { get; init; }

    /// <summary>Most pixels of the longer side.</summary>
    public FaceLimit? MaxLongSide { get; init; }

    /// <summary>Most pixels of the longer side for formats other than JPEG, where it differs.</summary>
    public FaceLimit? MaxLongSideNotJpeg { get; init; }

    /// <summary>Whether the picture must be taller than wide.</summary>
    public bool MustBePortrait { get; init; }

    /// <summary>Most pictures in one call.</summary>
    public FaceLimit MaxImagesPerCall { get; init; } = new(1);

    /// <summary>Most faces of one person.</summary>
    public FaceLimit? MaxFacesPerPerson { get; init; }

    /// <summary>The person id's alphabet and length.</summary>
    public FaceIdRule PersonId { get; init; } = new(64, null);

    /// <summary>The library id's alphabet and length.</summary>
    public FaceIdRule LibraryId { get; init; } = new(64, null);

    /// <summary>Whether a library must or must not be named.</summary>
    public FaceLibraryUse LibraryUse { get; init; }

    /// <summary>Whether the person must exist before a face can be added: see <see cref="IFacePersonProvisioner"/>.</summary>
    public bool PersonMustExist { get; init; }

    /// <summary>Most requests a second; the registration's rate limiter defaults to it.</summary>
    public FaceLimit? RequestsPerSecond { get; init; }

    /// <summary>
    /// After how long the platform itself deletes a library that nobody searched or called (Tencent Cloud, Guardrails: a year);
    /// null where the vendor states no such thing.
    /// </summary>
    public TimeSpan? UnusedLibraryLifetime { get; init; }

    /// <summary>Whether a library that does not exist is listed and counted like an empty one (Guardrails, ID Verification).</summary>
    public bool AnswersUnknownLibraryAsEmpty { get; init; }

    /// <summary>What the vendor offers besides adding a face. None at ADVANCE.AI, whose portal and support do the rest.</summary>
    public FaceOperations Operations { get; init; }
}
