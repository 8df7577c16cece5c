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
    NotDeleted,
    ShortList,
}
