using System.Text.Json.Serialization;

namespace FaceEnroll.Ledger;

/// <summary>How a run stands. The numbers are stored.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FaceRunState>))]
public enum FaceRunState
{
    /// <summary>It is to be driven: <see cref="FaceRunSummary.IsDriven"/> says whether a process does.</summary>
    Running = 0,

    /// <summary>Somebody paused it: it goes on when it is run again.</summary>
    Paused = 1,

    /// <summary>Somebody canceled it: what was not enrolled by then will not be.</summary>
    Canceled = 2,

    /// <summary>The account is blocked, or the keys are wrong: it goes on when it is run again.</summary>
    Blocked = 3,

    /// <summary>Every item has its result.</summary>
    Completed = 4,
}
