namespace FaceEnroll.Ledger.Rules;

/// <summary>What is known of a picture of a call. The numbers are stored.</summary>
internal enum PictureStatus
{
    /// <summary>Its call is open.</summary>
    Open = 0,

    /// <summary>It is in the library.</summary>
    Enrolled = 1,

    /// <summary>It is not in the library, as far as this call goes.</summary>
    NotEnrolled = 2,

    /// <summary>It cannot be found out.</summary>
    Undecidable = 3,

    /// <summary>It was in the library, and the vendor no longer has it.</summary>
    Gone = 4,

    /// <summary>It is in the library, and another call has put it there too.</summary>
    Twice = 5,
}
