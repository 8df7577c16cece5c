using FaceEnroll.Sdk;

namespace FaceEnroll.Torture;

/// <summary>One row: a vendor's calls under one fault. Written by one lane at a time.</summary>
internal sealed class FaultTally(FaceVendor vendor, string fault)
{
    public FaceVendor Vendor => vendor;

    public string Fault => fault;

    public int Calls { get; set; }

    /// <summary>Calls that stored a face, as the caller was told in the end.</summary>
    public int Enrolled { get; set; }

    /// <summary>Calls that stored none, as the caller was told in the end.</summary>
    public int Rejected { get; set; }

    /// <summary>Calls that threw with an unknown outcome.</summary>
    public int Unknown { get; set; }

    /// <summary>Unknown outcomes that reading back decided, within the call or by its ticket.</summary>
    public int Reconciled { get; set; }

    /// <summary>Unknown outcomes that reading back could not decide.</summary>
    public int Undecided { get; set; }

    /// <summary>Must be zero: pictures stored more than once.</summary>
    public int Twice { get; set; }

    /// <summary>Must be zero: reported enrolled, but not stored.</summary>
    public int Missing { get; set; }

    /// <summary>Must be zero: reported not enrolled, but stored.</summary>
    public int Ghosts { get; set; }

    /// <summary>Must be zero: a face was given to a call that is another call's.</summary>
    public int Wrong { get; set; }

    /// <summary>Must be zero: Unknown, or a refused connection not retried, where the wire proves more.</summary>
    public int Needless { get; set; }

    /// <summary>Must be zero where a vendor lists its faces: undecided although nobody else wrote.</summary>
    public int UndecidedAlone { get; set; }

    /// <summary>Must be zero: failures without type or ticket, and calls that never ended.</summary>
    public int Untyped { get; set; }

    public void Add(FaultTally other)
    {
        Calls += other.Calls;
        Enrolled += other.Enrolled;
        Rejected += other.Rejected;
        Unknown += other.Unknown;
        Reconciled += other.Reconciled;
        Undecided += other.Undecided;
        Twice += other.Twice;
        Missing += other.Missing;
        Ghosts += other.Ghosts;
        Wrong += other.Wrong;
        Needless += other.Needless;
        UndecidedAlone += other.UndecidedAlone;
        Untyped += other.Untyped;
    }
}
