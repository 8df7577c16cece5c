namespace FaceEnroll.Sdk.Images;

/// <summary>What <see cref="ImageHeader.Read"/> found at the start of a picture.</summary>
internal enum ImageHeaderStatus
{
    /// <summary>Not one of the formats in <see cref="FaceImageFormat"/>.</summary>
    Unrecognised = 0,

    /// <summary>So far it may be a picture; the bytes end before its size. Only when more bytes may follow.</summary>
    NeedMoreData,

    /// <summary>The signature of a format, then a header that is cut off or makes no sense.</summary>
    Malformed,

    /// <summary>Format and size are known.</summary>
    Recognised,
}
