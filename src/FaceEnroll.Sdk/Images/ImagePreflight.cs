using System.Buffers;

namespace FaceEnroll.Sdk.Images;

/// <summary>Holds a picture's length and header against the vendor's limits, without decoding it.</summary>
internal static class ImagePreflight
{
    /// <summary>Most pictures show their size in the first; a header that begins after the second is left to the vendor.</summary>
    private static readonly int[] s_prefixes = [16 * 1024, 256 * 1024];

    /// <summary>The first documented rule that the picture breaks, else the first advisory one, else null.</summary>
    /// <exception cref="ImageReadException">The picture's source failed.</exception>
    public static async ValueTask<BrokenImageRule?> CheckAsync(
        OpenedImage image,
        FaceEnrollmentLimits limits,
        CancellationToken cancellationToken
    )
    {
        ImageInfo info;
        if (image.TryGetMemory(out var memory))
        {
            var status = ImageHeader.Read(memory.Span, isWhole: true, out info);
            return ImageRules.FirstBroken(status, info, image.Length, limits);
        }

        foreach (var size in s_prefixes)
        {
            var buffer = ArrayPool<byte>.Shared.Rent(size);
            try
            {
                image.Rewind();
                var prefix = await image.ReadAsync(size, buffer, cancellationToken).ConfigureAwait(false);
                var status = ImageHeader.Read(prefix.Span, isWhole: prefix.Length == image.Length, out info);
                if (status != ImageHeaderStatus.NeedMoreData)
                {
                    return ImageRules.FirstBroken(status, info, image.Length, limits);
                }
            }
            finally
            {
                image.Return(buffer);
            }
        }

        return ImageRules.FirstBroken(ImageHeaderStatus.NeedMoreData, default, image.Length, limits);
    }
}
