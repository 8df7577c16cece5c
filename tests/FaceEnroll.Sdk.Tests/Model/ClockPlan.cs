namespace FaceEnroll.Sdk.Tests.Model;

/// <summary>What happens to this machine's clock. The vendor's is right.</summary>
internal enum ClockPlan
{
    Right,

    /// <summary>Wrong, but the vendor still takes the stamp.</summary>
    LittleAhead,
    LittleBehind,

    /// <summary>So wrong that the vendor refuses for the time, once.</summary>
    FarAhead,
    FarBehind,

    /// <summary>Set by an hour between the reading before the call and its first send.</summary>
    ForwardBeforeSend,
    BackBeforeSend,

    /// <summary>Set by an hour right after the first send.</summary>
    ForwardAfterSend,
    BackAfterSend,

    /// <summary>Far ahead, corrected for by the vendor's Date, and set right after the first send that counted.</summary>
    FarAheadThenRight,
}
