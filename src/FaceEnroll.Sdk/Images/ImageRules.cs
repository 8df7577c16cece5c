using System.Globalization;

namespace FaceEnroll.Sdk.Images;

/// <summary>
/// The vendor's limits on one picture, checked against its header and length. Every rule says what the picture has.
/// </summary>
internal static class ImageRules
{
    /// <summary>All rules that are broken; null when none is.</summary>
    /// <param name="status">Whether the header is known.</param>
    /// <param name="info">What it says.</param>
    /// <param name="length">The picture's length.</param>
    /// <param name="limits">The vendor's.</param>
    /// <param name="missingEnd">The rule that a picture without its end breaks; null for one that has it.</param>
    /// <param name="isMore">The picture is longer than its length says: a stream that was not read further.</param>
    /// <remarks>A rotated picture counts as it is displayed: its width and height are those after the EXIF orientation.</remarks>
    public static BrokenImageRules? Check(
        ImageHeaderStatus status,
        in ImageInfo info,
        long length,
        FaceEnrollmentLimits limits,
        string? missingEnd = null,
        bool isMore = false
    )
    {
        BrokenImageRules? broken = null;
        if (length == 0)
        {
            Add(ref broken, "a picture (it is empty)", FaceLimitBasis.Documented);
            return broken;
        }

        if (limits.MaxImageBytes is { } most && length > most.Value)
        {
            Add(
                ref broken,
                Invariant($"at most {most.Value:N0} bytes (it has {(isMore ? "at least " : "")}{length:N0})"),
                most.Basis
            );
        }

        switch (status)
        {
            case ImageHeaderStatus.Unrecognised:
                var unknown = $"{Formats(limits)} (its format is not known)";
                Add(ref broken, unknown, limits.FormatsBasis);
                break;
            case ImageHeaderStatus.Malformed:
                var malformed =
                    $"a picture with an intact header (its {info.Format.Named()} header is broken or cut off)";
                Add(ref broken, malformed, limits.FormatsBasis);
                break;
            case ImageHeaderStatus.Recognised:
                Recognised(ref broken, info, limits);
                break;
        }

        if (missingEnd is not null)
        {
            Add(ref broken, missingEnd, FaceLimitBasis.Advisory);
        }

        return broken;
    }

    private static void Recognised(ref BrokenImageRules? broken, in ImageInfo info, FaceEnrollmentLimits limits)
    {
        if (!limits.Formats.Contains(info.Format))
        {
            var rule = $"{Formats(limits)} (it is a {info.Format.Named()})";
            Add(ref broken, rule, limits.FormatsBasis);
        }

        long shorter = Math.Min(info.Width, info.Height);
        long longer = Math.Max(info.Width, info.Height);
        var longest =
            info.Format != FaceImageFormat.Jpeg && limits.MaxLongSideNotJpeg is { } other ? other : limits.MaxLongSide;
        if (limits.MinShortSide is { } least && shorter < least.Value)
        {
            Side(ref broken, "at least", least, "shorter", shorter);
        }

        if (limits.MaxShortSide is { } most && shorter > most.Value)
        {
            Side(ref broken, "at most", most, "shorter", shorter);
        }

        if (longest is { } mostLong && longer > mostLong.Value)
        {
            Side(ref broken, "at most", mostLong, "longer", longer);
        }

        if (limits.MustBePortrait && info.Height <= info.Width)
        {
            var shown = info.Orientation == 1 ? "" : $" by its EXIF orientation {info.Orientation}";
            var rule = $"taller than wide (it is {Pixels(info.Width)} wide and {Pixels(info.Height)} high{shown})";
            Add(ref broken, rule, FaceLimitBasis.Documented);
        }
    }

    private static void Side(ref BrokenImageRules? broken, string bound, FaceLimit limit, string side, long pixels) =>
        Add(
            ref broken,
            $"{bound} {Pixels(limit.Value)} pixels on its {side} side (it has {Pixels(pixels)})",
            limit.Basis
        );

    private static void Add(ref BrokenImageRules? broken, string rule, FaceLimitBasis basis) =>
        (broken ??= new BrokenImageRules()).Add(rule, basis);

    /// <summary>Sides of four digits are written as one reads them; longer numbers in groups.</summary>
    private static string Pixels(long number) =>
        number.ToString(number < 10_000 ? "D" : "N0", CultureInfo.InvariantCulture);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>"a picture in JPEG", "a picture in JPEG, PNG or BMP".</summary>
    private static string Formats(FaceEnrollmentLimits limits)
    {
        var text = "a picture in ";
        for (var i = 0; i < limits.Formats.Count; i++)
        {
            text +=
                (
                    i == 0 ? ""
                    : i == limits.Formats.Count - 1 ? " or "
                    : ", "
                ) + limits.Formats[i].Named();
        }

        return text;
    }
}
