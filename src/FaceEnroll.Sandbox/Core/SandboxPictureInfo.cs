namespace FaceEnroll.Sandbox;

/// <summary>A picture as a request brought it.</summary>
public sealed class SandboxPictureInfo
{
    /// <summary>SHA-256 of its bytes in lower-case hexadecimal; of its address when it was not fetched.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Its size in bytes.</summary>
    public required long Bytes { get; init; }

    /// <summary>The format its header shows, for example <c>Jpeg</c>; <c>Unknown</c> when it shows none.</summary>
    public required string Format { get; init; }

    /// <summary>Its width in pixels as displayed, after its EXIF orientation; 0 when unknown.</summary>
    public required int Width { get; init; }

    /// <summary>Its height in pixels as displayed, after its EXIF orientation; 0 when unknown.</summary>
    public required int Height { get; init; }
}
