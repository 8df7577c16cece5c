using FaceEnroll.Sdk.Primitives;

namespace FaceEnroll.Sdk;

/// <summary>Where a limit comes from.</summary>
public enum FaceLimitBasis
{
    /// <summary>The vendor documents it for this operation: preflight refuses what breaks it.</summary>
    Documented,

    /// <summary>Documented for a sibling operation, or advised: preflight only warns.</summary>
    Advisory,
}

/// <summary>A number and where it comes from.</summary>
/// <param name="Value">The limit, in the unit that the property names.</param>
/// <param name="Basis">Documented or advisory.</param>
public readonly record struct FaceLimit(long Value, FaceLimitBasis Basis = FaceLimitBasis.Documented);

/// <summary>How a vendor takes pictures.</summary>
[Flags]
public enum FaceImageInputs
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>The picture's bytes, from memory, a file or a stream.</summary>
    Content = 1,

    /// <summary>A URL from which the vendor downloads.</summary>
    Url = 2,
}

/// <summary>Whether a library id belongs into a call.</summary>
public enum FaceLibraryUse
{
    /// <summary>A person carries its own groups: naming a library is refused.</summary>
    NotUsed,

    /// <summary>A library must be named, in the registration or in the request.</summary>
    Required,
}

/// <summary>An id's alphabet and length.</summary>
/// <param name="MaxLength">Most characters (all ASCII where <see cref="Punctuation"/> is given, so bytes too).</param>
/// <param name="Punctuation">
/// Allowed besides ASCII letters and digits; null when the vendor names no alphabet. Then control and invisible characters,
/// half a surrogate pair, and blanks at either end are refused: no page says what a vendor makes of them, and an id that is
/// trimmed there, or looks like another, is another id.
/// </param>
public sealed record FaceIdRule(int MaxLength, string? Punctuation)
{
    /// <summary>The rule in words.</summary>
    public override string ToString() =>
        Punctuation is null
            ? $"1 to {MaxLength} characters of well-formed text, none of them a control or invisible character, without blanks at its ends"
            : $"1 to {MaxLength} of ASCII letters, digits and {Punctuation}";

    internal bool Allows(string id)
    {
        if (id.Length == 0 || id.Length > MaxLength)
        {
            return false;
        }

        foreach (var c in id)
        {
            var plain = c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9';
            if (!plain && Punctuation is not null && Punctuation.IndexOf(c) < 0)
            {
                return false;
            }
        }

        return Punctuation is not null
            || (SentText.IsWellFormed(id) && !SentText.HasInvisible(id) && !SentText.HasBlankEnds(id));
    }
}

/// <summary>
/// What a vendor takes, as data: what preflight checks and what a caller can ask before it sends. A null limit is one
/// that the vendor does not state.
/// </summary>
/// <remarks>Immutable.</remarks>
public sealed class FaceEnrollmentLimits
{
    /// <summary>How pictures may be given.</summary>
    public FaceImageInputs ImageInputs { get; init; }

    /// <summary>Formats that the vendor takes.</summary>
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
}
