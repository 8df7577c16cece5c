namespace FaceEnroll.Ledger.Rules;

/// <summary>What is known of a call. The numbers are stored.</summary>
internal enum CallStatus
{
    /// <summary>Its attempt may have been sent: it was noted before the first byte, and nothing since.</summary>
    Intent = 1,

    /// <summary>Nobody knows its outcome yet; the vendor is asked.</summary>
    Unknown = 2,

    /// <summary>It has a result: each picture has its own outcome.</summary>
    Enrolled = 3,

    /// <summary>It certainly put nothing in, and can no longer do so.</summary>
    NotEnrolled = 4,

    /// <summary>It cannot be found out: a person decides.</summary>
    Undecidable = 5,

    /// <summary>
    /// The person is reserved for it, and nothing was sent: another call of the person came between the reading of its faces and
    /// this, so that they are read once more first.
    /// </summary>
    Reserved = 6,
}
