namespace FaceEnroll.Imaging;

/// <summary>What a look at a picture found.</summary>
public enum FaceImageFindingKind
{
    /// <summary>Something that has no kind of its own.</summary>
    Other = 0,

    /// <summary>The picture's pixels cannot be decoded, so nobody looked at it.</summary>
    Unreadable,

    /// <summary>No face was found.</summary>
    NoFace,

    /// <summary>More than one face was found.</summary>
    SeveralFaces,

    /// <summary>The face has few pixels.</summary>
    TooSmall,

    /// <summary>The head leans to a side.</summary>
    Tilted,

    /// <summary>The face lies on its side or upside down: most likely the picture does.</summary>
    Turned,

    /// <summary>The picture's border cuts the face.</summary>
    CutOff,

    /// <summary>The face is not sharp.</summary>
    Blurred,
}
