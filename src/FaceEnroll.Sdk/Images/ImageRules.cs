using System.Globalization;

namespace FaceEnroll.Sdk.Images;

/// <summary>A rule that a picture breaks.</summary>
internal readonly struct BrokenImageRule(string rule, FaceLimitBasis basis)
{
    /// <summary>What the picture must be, in words.</summary>
    public string Rule { get; } = rule;

    public FaceLimitBasis Basis { get; } = basis;
}

/// <summary>The vendor's limits on one picture: pure, from its header and length.</summary>
internal static class ImageRules
{
    /// <summary>The first documented rule that is broken, else the first advisory one, else null.</summary>
    public static BrokenImageRule? FirstBroken(
        ImageHeaderStatus status,
        in ImageInfo info,
        long length,
        FaceEnrollmentLimits limits
    )
    {
        BrokenImageRule? found = null;
        if (length == 0)
        {
            return new BrokenImageRule("not empty", FaceLimitBasis.Documented);
        }

        Most(ref found, limits.MaxImageBytes, length, "at most {0} bytes");
        switch (status)
        {
            case ImageHeaderStatus.Unrecognised:
                Add(ref found, Formats(limits), limits.FormatsBasis);
                break;
            case ImageHeaderStatus.Malformed:
                Add(ref found, "a picture with an intact header", limits.FormatsBasis);
                break;
            case ImageHeaderStatus.Recognised:
                if (!Contains(limits.Formats, info.Format))
                {
                    Add(ref found, Formats(limits), limits.FormatsBasis);
                }

                Sides(ref found, info, limits);
                break;
        }

        return found;
    }

    private static void Sides(ref BrokenImageRule? found, in ImageInfo info, FaceEnrollmentLimits limits)
    {
        long shorter = Math.Min(info.Width, info.Height);
        long longer = Math.Max(info.Width, info.Height);
        var most =
            info.Format != FaceImageFormat.Jpeg && limits.MaxLongSideNotJpeg is { } other ? other : limits.MaxLongSide;
        if (limits.MinShortSide is { } least && shorter < least.Value)
        {
            Add(ref found, $"at least {least.Value} pixels on its shorter side", least.Basis);
        }

        Most(ref found, limits.MaxShortSide, shorter, "at most {0} pixels on its shorter side");
        Most(ref found, most, longer, "at most {0} pixels on its longer side");
        if (limits.MustBePortrait && info.Height <= info.Width)
        {
            Add(ref found, "taller than wide", FaceLimitBasis.Documented);
        }
    }

    private static void Most(ref BrokenImageRule? found, FaceLimit? limit, long value, string rule)
    {
        if (limit is { } most && value > most.Value)
        {
            Add(ref found, rule.Replace("{0}", most.Value.ToString(CultureInfo.InvariantCulture)), most.Basis);
        }
    }

    /// <summary>A documented rule replaces advice; the first of its kind stays.</summary>
    private static void Add(ref BrokenImageRule? found, string rule, FaceLimitBasis basis)
    {
        if (found is null || (found.Value.Basis == FaceLimitBasis.Advisory && basis == FaceLimitBasis.Documented))
        {
            found = new BrokenImageRule(rule, basis);
        }
    }

    private static string Formats(FaceEnrollmentLimits limits) => "a picture in " + string.Join(", ", limits.Formats);

    private static bool Contains(IReadOnlyList<FaceImageFormat> formats, FaceImageFormat format)
    {
        foreach (var allowed in formats)
        {
            if (allowed == format)
            {
                return true;
            }
        }

        return false;
    }
}
