using FaceEnroll.Sdk;

namespace FaceEnroll.Torture.Deletions;

/// <summary>One row: a vendor's deletions. Written by one lane at a time.</summary>
internal sealed class DeletionTally(FaceVendor vendor)
{
    public FaceVendor Vendor => vendor;

    /// <summary>Calls of every kind, enrollments among them.</summary>
    public int Calls { get; set; }

    /// <summary>Calls that enrolled, or tried to.</summary>
    public int Enrollments { get; set; }

    public int Deletions { get; set; }

    public int Replacements { get; set; }

    public int Erasures { get; set; }

    public int Verifications { get; set; }

    /// <summary>Faces by what was said of them, at each call anew.</summary>
    public int Gone { get; set; }

    public int Absent { get; set; }

    public int NotApplied { get; set; }

    public int Unknown { get; set; }

    /// <summary>Receipts in the end.</summary>
    public int Complete { get; set; }

    /// <summary>Pending because an enrollment is open that nobody could decide.</summary>
    public int PendingOpen { get; set; }

    /// <summary>Pending though nothing is open.</summary>
    public int Pending { get; set; }

    public int Undecidable { get; set; }

    /// <summary>Receipts that asked for another erasure: clocks stepped, or the person was enrolled again and is in another library.</summary>
    public int Again { get; set; }

    /// <summary>Enrollments of another process that landed when the person was erased.</summary>
    public int LateAdds { get; set; }

    /// <summary>Lost deletions of people that ran when somebody had tried to enroll the person again.</summary>
    public int LateDeletions { get; set; }

    /// <summary>Enrollments that were refused before such a deletion ran.</summary>
    public int KeptBack { get; set; }

    /// <summary>Deletions that the vendor answered, and did not do.</summary>
    public int NotDone { get; set; }

    /// <summary>Lists that lacked a face.</summary>
    public int ShortLists { get; set; }

    /// <summary>People who came back after an erasure, and whom verifying it left alone.</summary>
    public int CameBack { get; set; }

    /// <summary>Receipts that somebody else gave, with keys of another account, and that were refused.</summary>
    public int Refused { get; set; }

    /// <summary>Faces that the sandbox deleted at a call.</summary>
    public int Deleted { get; set; }

    /// <summary>Must be zero: deleted, but nobody asked for it.</summary>
    public int Unasked { get; set; }

    /// <summary>Must be zero: said gone or absent, but there.</summary>
    public int StillThere { get; set; }

    /// <summary>Must be zero: said not deleted, but gone by that very call.</summary>
    public int GoneAfterAll { get; set; }

    /// <summary>Must be zero: a complete receipt, and a face that no later call added.</summary>
    public int Survived { get; set; }

    /// <summary>Must be zero: what an enrollment beside deletions was told wrong.</summary>
    public int Mistaken { get; set; }

    /// <summary>Must be zero: failures of no known type, and calls that never ended.</summary>
    public int Untyped { get; set; }

    /// <summary>Must be zero: Unknown though the wire proves that no deletion went out.</summary>
    public int Needless { get; set; }

    /// <summary>Must be zero: somebody else's receipts for which something was sent.</summary>
    public int Strangers { get; set; }

    public bool IsClean =>
        this
            is {
                Unasked: 0,
                StillThere: 0,
                GoneAfterAll: 0,
                Survived: 0,
                Mistaken: 0,
                Untyped: 0,
                Needless: 0,
                Strangers: 0,
                Pending: 0
            };

    public void Add(DeletionTally other)
    {
        Calls += other.Calls;
        Enrollments += other.Enrollments;
        Deletions += other.Deletions;
        Replacements += other.Replacements;
        Erasures += other.Erasures;
        Verifications += other.Verifications;
        Gone += other.Gone;
        Absent += other.Absent;
        NotApplied += other.NotApplied;
        Unknown += other.Unknown;
        Complete += other.Complete;
        PendingOpen += other.PendingOpen;
        Pending += other.Pending;
        Undecidable += other.Undecidable;
        Again += other.Again;
        LateAdds += other.LateAdds;
        LateDeletions += other.LateDeletions;
        KeptBack += other.KeptBack;
        NotDone += other.NotDone;
        ShortLists += other.ShortLists;
        CameBack += other.CameBack;
        Deleted += other.Deleted;
        Unasked += other.Unasked;
        StillThere += other.StillThere;
        GoneAfterAll += other.GoneAfterAll;
        Survived += other.Survived;
        Mistaken += other.Mistaken;
        Untyped += other.Untyped;
        Needless += other.Needless;
        Refused += other.Refused;
        Strangers += other.Strangers;
    }

    /// <summary>Counts what was said of a face.</summary>
    public void Count(FaceDeletionOutcome outcome)
    {
        Gone += outcome == FaceDeletionOutcome.Gone ? 1 : 0;
        Absent += outcome == FaceDeletionOutcome.AlreadyAbsent ? 1 : 0;
        NotApplied += outcome == FaceDeletionOutcome.NotApplied ? 1 : 0;
        Unknown += outcome == FaceDeletionOutcome.Unknown ? 1 : 0;
    }
}
