namespace FaceEnroll.Imaging;

/// <summary>What is changed about a picture.</summary>
[Flags]
public enum FaceImageChanges
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Metadata is taken out; the pixels are the same, byte for byte, unless it is encoded anew.</summary>
    MetadataRemoved = 1,

    /// <summary>It is encoded anew, as JPEG.</summary>
    Encoded = 2,

    /// <summary>It is turned upright by its EXIF orientation.</summary>
    Turned = 4,

    /// <summary>It has fewer pixels.</summary>
    Scaled = 8,

    /// <summary>What shone through it is white.</summary>
    Flattened = 16,

    /// <summary>It was an animation or had several pictures: only the first is used.</summary>
    FirstFrame = 32,

    /// <summary>The host's <see cref="FaceImagingOptions.ForeignDecoder"/> decoded it.</summary>
    Foreign = 64,
}
