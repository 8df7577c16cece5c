namespace FaceEnroll.Sandbox;

/// <summary>When in a call's life a fault strikes.</summary>
public enum SandboxMoment
{
    /// <summary>The head is known, but the body is not read.</summary>
    BeforeReading = 1,

    /// <summary>Half of the body is read (16 KB if its length is not known).</summary>
    MidBody = 5,

    /// <summary>The body is read and the caller known; nothing is stored or deleted.</summary>
    BeforeStoring = 2,

    /// <summary>The face is stored (or deleted), but nothing is replied.</summary>
    BeforeReplying = 3,

    /// <summary>The face is stored (or deleted) and half of the reply is sent.</summary>
    MidReply = 4,
}
