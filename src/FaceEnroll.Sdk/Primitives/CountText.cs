using System.Globalization;

namespace FaceEnroll.Sdk.Primitives;

/// <summary>A count that vendors write as a number or as its digits.</summary>
internal static class CountText
{
    /// <summary>The count; null when it is missing or is none.</summary>
    public static long? Of(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;
}
