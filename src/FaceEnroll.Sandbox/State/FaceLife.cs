namespace FaceEnroll.Sandbox.State;

/// <summary>When a face came and went, in the order of all changes at its vendor. Copies of a face share it.</summary>
internal sealed class FaceLife
{
    /// <summary>Its place in the order of enrolment: in a dictionary the next face added would get a removed face's place.</summary>
    public long Began { get; set; }

    /// <summary>0 while the face is there.</summary>
    public long Ended { get; set; }
}
