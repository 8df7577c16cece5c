using System.Buffers;
using FaceEnroll.Sdk.Images;
using FaceEnroll.Sdk.Primitives;

namespace FaceEnroll.Sdk.Bodies;

/// <summary>
/// A multipart/form-data body in curl's form, which is what the vendors' samples send: quoted names, no type on text
/// parts, an ASCII file name, and a boundary that stands unquoted in the Content-Type header.
/// </summary>
/// <remarks>The boundary is random per body, so that neither a picture nor a text can hold it on purpose.</remarks>
internal sealed class MultipartBody
{
    /// <summary>Enough of a picture to know its format.</summary>
    private const int SignatureLength = 64;

    private readonly RequestBodyBuilder _body = new();
    private readonly string _boundary = "------------------------" + Nonce.Hex();

    /// <summary>The value of the Content-Type header.</summary>
    public string ContentType => "multipart/form-data; boundary=" + _boundary;

    /// <summary>A text part, as UTF-8.</summary>
    public MultipartBody Text(string name, string value)
    {
        Begin(name).Literal("\"\r\n\r\n"u8).Text(value).Literal("\r\n"u8);
        return this;
    }

    /// <summary>A text part that is the picture's base64.</summary>
    public MultipartBody Base64(string name, OpenedImage picture)
    {
        Begin(name).Literal("\"\r\n\r\n"u8).Picture(picture, PictureEncoding.Base64).Literal("\r\n"u8);
        return this;
    }

    /// <summary>A file part with the picture's bytes, typed by its format; the file name says no more than that.</summary>
    public MultipartBody File(string name, OpenedImage picture, FaceImageFormat format)
    {
        var (extension, type) = Describe(format);
        Begin(name).Literal("\"; filename=\"face"u8).Text(extension).Literal("\"\r\nContent-Type: "u8).Text(type);
        _body.Literal("\r\n\r\n"u8).Picture(picture, PictureEncoding.Raw).Literal("\r\n"u8);
        return this;
    }

    /// <summary>The body. The writer is spent.</summary>
    public RequestBody Build() => _body.Literal("--"u8).Text(_boundary).Literal("--\r\n"u8).Build();

    /// <summary>The format that the picture's first bytes show, whatever its source calls it.</summary>
    /// <exception cref="ImageReadException">The picture's source failed.</exception>
    public static async ValueTask<FaceImageFormat> FormatOfAsync(
        OpenedImage picture,
        CancellationToken cancellationToken
    )
    {
        var scratch = ArrayPool<byte>.Shared.Rent(SignatureLength);
        try
        {
            picture.Rewind();
            var head = await picture.ReadAsync(SignatureLength, scratch, cancellationToken).ConfigureAwait(false);
            ImageHeader.Read(head.Span, isWhole: head.Length == picture.Length, out var info);
            return info.Format;
        }
        finally
        {
            picture.Return(scratch);
        }
    }

    private RequestBodyBuilder Begin(string name)
    {
        // Names are the vendor's constants; one that could end its header early is a bug in this library.
        foreach (var c in name)
        {
            if (c is < ' ' or > '~' or '"' or '\\')
            {
                throw new ArgumentException("A part's name is printable ASCII without quotes.", nameof(name));
            }
        }

        _body.Literal("--"u8).Text(_boundary);
        return _body.Literal("\r\nContent-Disposition: form-data; name=\""u8).Text(name);
    }

    private static (string Extension, string Type) Describe(FaceImageFormat format) =>
        format switch
        {
            FaceImageFormat.Jpeg => (".jpg", "image/jpeg"),
            FaceImageFormat.Png => (".png", "image/png"),
            FaceImageFormat.Bmp => (".bmp", "image/bmp"),
            FaceImageFormat.Gif => (".gif", "image/gif"),
            FaceImageFormat.WebP => (".webp", "image/webp"),
            _ => ("", "application/octet-stream"),
        };
}
