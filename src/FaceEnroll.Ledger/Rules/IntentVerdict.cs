namespace FaceEnroll.Ledger.Rules;

/// <summary>What became of an intent.</summary>
internal enum IntentVerdict
{
    /// <summary>It is noted: it may be sent.</summary>
    Noted,

    /// <summary>All of it is in: the record is the answer.</summary>
    Recorded,

    /// <summary>Some of its pictures are in, and others are not.</summary>
    PartlyRecorded,

    /// <summary>A picture of it may be in, and nobody can tell.</summary>
    Undecided,

    /// <summary>The person has an open call, which must be settled first.</summary>
    Open,

    /// <summary>Another picture was sent for the run's item, and is in or may be: its file has changed since.</summary>
    Changed,

    /// <summary>The run was stopped meanwhile, or its item has a result.</summary>
    Stopped,

    /// <summary>Another process owns the lane of the run's item.</summary>
    LaneLost,

    /// <summary>The run's item is of a person who was erased.</summary>
    Erased,

    /// <summary>The run's item was sent as often as it may be.</summary>
    Exhausted,
}
