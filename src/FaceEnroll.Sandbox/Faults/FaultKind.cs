namespace FaceEnroll.Sandbox;

internal enum FaultKind
{
    Error,
    Throttled,
    ExpiredToken,
    HttpStatus,
    Latency,
    Hang,
    Close,
    StoreAfterClose,
    Truncated,
    Oversized,
    Html,
    Empty,
    WrongTypes,
    WrongClock,
    Headers,
    Redirect,
    EarlyReply,
    StaleReply,
    StoreOnCommand,
}

/// <summary>The points of a call at which faults are looked for.</summary>
internal enum FaultPhase
{
    Clock,
    Early,
    Stale,
    Latency,
    Late,
    Headers,
}
