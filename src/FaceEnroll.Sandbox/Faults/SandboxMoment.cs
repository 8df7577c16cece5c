namespace FaceEnroll.Sandbox;

/// <summary>When in a call's life a fault strikes.</summary>
public enum SandboxMoment
{
    /// <summary>The head is known, the body is not read.</summary>
    BeforeReading = 1,

    /// <summary>Half of the body is read (of one without a length: 16 KB).</summary>
    MidBody = 5,

    /// <summary>The body is read and the caller known; nothing is stored.</summary>
    BeforeStoring = 2,

    /// <summary>The face is stored, nothing is replied.</summary>
    BeforeReplying = 3,

    /// <summary>The face is stored and half of the reply is out.</summary>
    MidReply = 4,
}
