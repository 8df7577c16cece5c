using System.Text.Json.Serialization;

namespace FaceEnroll.Sdk;

/// <summary>The picture formats this library can tell apart. The content decides, never a file name or a media type.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FaceImageFormat>))]
public enum FaceImageFormat
{
    /// <summary>None of the others, or not known yet.</summary>
    Unknown = 0,

    /// <summary>JPEG, baseline or progressive. Files named <c>.jpg</c>, <c>.jpeg</c> and <c>.jfif</c> are all JPEG.</summary>
    Jpeg,

    /// <summary>PNG.</summary>
    Png,

    /// <summary>Windows or OS/2 bitmap.</summary>
    Bmp,

    /// <summary>GIF, versions 87a and 89a.</summary>
    Gif,

    /// <summary>WebP: lossy, lossless or extended.</summary>
    WebP,
}
