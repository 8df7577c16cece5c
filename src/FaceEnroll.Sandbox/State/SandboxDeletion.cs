namespace FaceEnroll.Sandbox;

/// <summary>That a face was deleted. Its text form shows nothing of the face.</summary>
public sealed class SandboxDeletion
{
    internal SandboxDeletion(SandboxFace face) => Face = face;

    /// <summary>Counted from 1, over all vendors, in the order in which they went.</summary>
    public long Number { get; internal init; }

    /// <summary>The face as it was: vendor, library, person, id and time of enrolment.</summary>
    public SandboxFace Face { get; }

    /// <summary>Why it is gone.</summary>
    public SandboxDeletionCause Cause { get; internal init; }

    /// <summary>When it went, by the sandbox's clock.</summary>
    public DateTimeOffset DeletedAt { get; internal init; }

    /// <summary>The <see cref="SandboxRequest.Number"/> of the call that deleted it; null when none did.</summary>
    public long? RequestNumber { get; internal init; }

    /// <summary>The operation of that call by the vendor's name; null when none deleted it.</summary>
    public string? Operation { get; internal init; }

    /// <summary>The type's name, the vendor and the cause.</summary>
    /// <returns>A text without personal data.</returns>
    public override string ToString() => $"{nameof(SandboxDeletion)} ({Face.Vendor}, {Cause})";
}
