namespace FaceEnroll.Sandbox.Throughput;

/// <summary>How far a call gets.</summary>
internal enum Kind
{
    /// <summary>To the bare endpoint.</summary>
    Bare,

    /// <summary>It is read, refused for want of a signature, and recorded.</summary>
    Unsigned,

    /// <summary>It is verified and parsed too, then refused since the person is unknown.</summary>
    UnknownPerson,

    /// <summary>It stores a face.</summary>
    Enroll,
}
