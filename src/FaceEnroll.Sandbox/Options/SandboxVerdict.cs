namespace FaceEnroll.Sandbox;

/// <summary>What the sandbox "sees" in a picture. It cannot look at faces, so verdicts come by instruction.</summary>
public enum SandboxVerdict
{
    /// <summary>A good face: the default.</summary>
    Face,

    /// <summary>No face was found.</summary>
    NoFace,

    /// <summary>A face of too poor a quality.</summary>
    LowQuality,

    /// <summary>A face unlike those the person already has. Vendors without such a check treat it as poor quality.</summary>
    OtherPerson,
}
