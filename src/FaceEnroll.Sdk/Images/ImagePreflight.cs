using System.Buffers;

namespace FaceEnroll.Sdk.Images;

/// <summary>Holds a picture's length and header against the vendor's limits, without decoding it.</summary>
internal static class ImagePreflight
{
    /// <summary>Most pictures show their size in it.</summary>
    private const int FirstPrefix = 16 * 1024;

    /// <summary>Where the vendor states no limit.</summary>
    private const int MaxPrefix = 64 * 1024 * 1024;

    /// <summary>As much of the picture's end as is looked at first.</summary>
    private const int Tail = 1024;

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
            var status = ImageHeader.Read(memory.Span, isWhole: true, out var info);
            // A thumbnail in the header has an end of its own.
            var isEnded =
                status != ImageHeaderStatus.Recognised
                || !ImageEnding.IsMarked(info.Format)
                || ImageEnding.IsInFirst(memory.Span.Slice(info.HeaderLength), info.Format);
            return Check(status, info, image.Length, limits, isEnded);
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
                var status = ImageHeader.Read(prefix.Span, prefix.Length == image.Length, out var info);
                if (info.BytesNeeded == 0 || size >= longest)
                {
                    var isEnded =
                        status != ImageHeaderStatus.Recognised
                        || !ImageEnding.IsMarked(info.Format)
                        || (
                            prefix.Length == image.Length
                                ? ImageEnding.IsInFirst(prefix.Span.Slice(info.HeaderLength), info.Format)
                                : await IsEndedAsync(image, info, buffer, cancellationToken).ConfigureAwait(false)
                        );
                    return Check(status, info, image.Length, limits, isEnded);
                }

                size = (int)Math.Min(longest, Math.Max(info.BytesNeeded, size * 16L));
            }
            finally
            {
                image.Return(buffer);
            }
        }
    }

    /// <summary>Looks at the last bytes, and further to the front only where the end is not among them.</summary>
    private static async ValueTask<bool> IsEndedAsync(
        OpenedImage image,
        ImageInfo info,
        byte[] buffer,
        CancellationToken cancellationToken
    )
    {
        var end = image.Length;
        for (var size = Tail; ; size = buffer.Length)
        {
            var start = Math.Max(info.HeaderLength, end - size);
            image.Seek(start);
            var part = await image.ReadAsync((int)(end - start), buffer, cancellationToken).ConfigureAwait(false);
            if (ImageEnding.IsIn(part.Span, info.Format))
            {
                return true;
            }

            if (start == info.HeaderLength)
            {
                return false;
            }

            // The end may stand across two parts.
            end = start + ImageEnding.Longest - 1;
        }
    }

    private static BrokenImageRules? Check(
        ImageHeaderStatus status,
        in ImageInfo info,
        long length,
        FaceEnrollmentLimits limits,
        bool isEnded
    ) => ImageRules.Check(status, info, length, limits, isEnded ? null : ImageEnding.Missing(info.Format));
}
