namespace FaceEnroll.Sandbox;

/// <summary>Why a face is gone.</summary>
public enum SandboxDeletionCause
{
    /// <summary>A call to the vendor deleted it, by its own id or with its person or library.</summary>
    Call,

    /// <summary>It was taken away behind the callers' backs, by <see cref="SandboxStore.Delete"/> or its like.</summary>
    OutOfBand,

    /// <summary>The vendor deleted what nobody had used for a year, at <see cref="SandboxStore.DeleteUnused"/>.</summary>
    Disuse,
}
