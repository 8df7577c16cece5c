using FaceEnroll.Sdk.Images;

namespace FaceEnroll.Sdk.Tests.Images;

/// <summary>Status and info in one value, with a text to compare and to show.</summary>
internal sealed class HeaderReading(ImageHeaderStatus status, ImageInfo info)
{
    public ImageHeaderStatus Status => status;

    public ImageInfo Info => info;

    public static HeaderReading Of(ReadOnlySpan<byte> prefix, bool isWhole = true)
    {
        ImageHeaderStatus status = ImageHeader.Read(prefix, isWhole, out ImageInfo info);
        return new HeaderReading(status, info);
    }

    /// <summary>Such as "Recognised Jpeg 640x480", as displayed.</summary>
    public override string ToString() =>
        status == ImageHeaderStatus.Recognised
            ? FormattableString.Invariant($"{status} {info.Format} {info.Width}x{info.Height}")
            : FormattableString.Invariant($"{status} {info.Format}");
}
