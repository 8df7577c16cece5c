using System.Text.Json.Serialization;

namespace FaceEnroll.Ledger;

/// <summary>What became of an item of a run. The numbers are stored.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FaceRunEntryStatus>))]
public enum FaceRunEntryStatus
{
    /// <summary>It was not tried yet.</summary>
    Pending = 0,

    /// <summary>It was tried, and will be tried again: see <see cref="FaceRunEntry.NotBefore"/>.</summary>
    Waiting = 1,

    /// <summary>This run enrolled it.</summary>
    Enrolled = 2,

    /// <summary>It was in before, by another call or another item with the same content.</summary>
    AlreadyEnrolled = 3,

    /// <summary>It is not enrolled, for the reason given.</summary>
    Refused = 4,

    /// <summary>Nobody can find out whether it is in: a person must decide.</summary>
    Undecidable = 5,

    /// <summary>The run was canceled before its turn.</summary>
    Canceled = 6,

    /// <summary>The source has the same person, picture and library before it: that item has the result.</summary>
    Repeated = 7,
}
