namespace FaceEnroll.Handlers;

/// <summary>What a caller was told.</summary>
internal enum Said
{
    Enrolled,
    Unknown,
    NotSent,
    NotApplied,

    /// <summary>Something that is no answer.</summary>
    Foreign,
}
