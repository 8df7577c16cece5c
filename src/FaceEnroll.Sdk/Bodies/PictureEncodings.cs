using System.Buffers;
using System.Buffers.Text;

namespace FaceEnroll.Sdk.Bodies;

internal static class PictureEncodings
{
    /// <summary>Length of the encoded picture, or -1 while only a pass over the content can tell.</summary>
    public static long EncodedLength(PictureEncoding encoding, long length, long? escaped)
    {
        var base64 = (length + 2) / 3 * 4;
        return encoding switch
        {
            PictureEncoding.Raw => length,
            PictureEncoding.Base64 => base64,
            PictureEncoding.Base64Percent => escaped is { } e ? base64 + (2 * e) : -1,
            _ => escaped is { } e ? base64 + (4 * e) : -1,
        };
    }

    /// <summary>
    /// Picture bytes per step: a multiple of three, so that base64 steps join, and small enough that the longest encoding
    /// of a step leaves most of a chunk usable. Eight steps of base64 fill one.
    /// </summary>
    public static int StepLength(PictureEncoding encoding) =>
        encoding switch
        {
            PictureEncoding.Raw => 16 * 1000,
            PictureEncoding.Base64 => 12 * 1000,
            _ => 6 * 1000,
        };

    /// <summary>Most bytes that <see cref="Encode"/> writes for <paramref name="length"/> bytes of picture.</summary>
    public static int MaxEncodedLength(PictureEncoding encoding, int length)
    {
        var base64 = (length + 2) / 3 * 4;
        return encoding switch
        {
            PictureEncoding.Raw => length,
            PictureEncoding.Base64 => base64,
            PictureEncoding.Base64Percent => (base64 * 3) + PercentBase64.Slack,
            _ => (base64 * 5) + PercentBase64.Slack,
        };
    }

    /// <summary>Encodes a chunk; every chunk but the picture's last is a multiple of three bytes.</summary>
    /// <returns>Bytes written.</returns>
    public static int Encode(PictureEncoding encoding, ReadOnlySpan<byte> chunk, Span<byte> target)
    {
        switch (encoding)
        {
            case PictureEncoding.Raw:
                chunk.CopyTo(target);
                return chunk.Length;
            case PictureEncoding.Base64:
                var status = Base64.EncodeToUtf8(chunk, target, out _, out var written);
                return status == OperationStatus.Done ? written : throw new InvalidOperationException("Base64 target.");
            case PictureEncoding.Base64Percent:
                return PercentBase64.Once.Encode(chunk, target);
            default:
                return PercentBase64.Twice.Encode(chunk, target);
        }
    }
}
