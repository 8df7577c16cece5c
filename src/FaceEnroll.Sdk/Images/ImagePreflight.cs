using System.Buffers;

namespace FaceEnroll.Sdk.Images;

/// <summary>Holds a picture's length and header against the vendor's limits, without decoding it.</summary>
internal static class ImagePreflight
{
    /// <summary>Most pictures show their size in it.</summary>
    private const int FirstPrefix = 16 * 1024;

    /// <summary>Where the vendor states no limit.</summary>
    private const int MaxPrefix = 64 * 1024 * 1024;

    /// <summary>All rules that the picture breaks; null when it breaks none.</summary>
    /// <exception cref="ImageReadException">The picture's source failed.</exception>
    public static async ValueTask<BrokenImageRules?> CheckAsync(
        OpenedImage image,
        FaceEnrollmentLimits limits,
        CancellationToken cancellationToken
    )
    {
        if (image.TryGetMemory(out var memory))
        {
            Check(memory.Span, image.Length, limits, out var broken);
            return broken;
        }

        // A header may be as long as the picture: profiles and maker's notes stand before the size. Only then is more read.
        // Of a picture that is too long anyway, this much is enough.
        var longest = Math.Min(image.Length, limits.MaxImageBytes?.Value ?? MaxPrefix);
        for (var size = FirstPrefix; ; )
        {
            var buffer = ArrayPool<byte>.Shared.Rent(size);
            try
            {
                image.Rewind();
                var prefix = await image.ReadAsync(size, buffer, cancellationToken).ConfigureAwait(false);
                var needed = Check(prefix.Span, image.Length, limits, out var broken);
                if (needed == 0 || size >= longest)
                {
                    return broken;
                }

                size = (int)Math.Min(longest, Math.Max(needed, size * 16L));
            }
            finally
            {
                image.Return(buffer);
            }
        }
    }

    /// <returns>How many bytes it needs at least to know the header; 0 when it is known.</returns>
    private static long Check(
        ReadOnlySpan<byte> prefix,
        long length,
        FaceEnrollmentLimits limits,
        out BrokenImageRules? broken
    )
    {
        var isWhole = prefix.Length == length;
        var status = ImageHeader.Read(prefix, isWhole, out var info);
        // Only what is read anyway: a whole file is not read for its end.
        var missingEnd = isWhole && status == ImageHeaderStatus.Recognised ? ImageEnding.Missing(prefix, info) : null;
        broken = ImageRules.Check(status, info, length, limits, missingEnd);
        return info.BytesNeeded;
    }
}
