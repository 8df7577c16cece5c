namespace FaceEnroll.Handlers;

/// <summary>What happens to the first enrollment that reaches the wire. Whatever comes after it is served well.</summary>
internal enum WireFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Stored, then the connection is reset instead of a reply.</summary>
    StoredThenLost,

    /// <summary>Stored, and answered with a gateway's 500.</summary>
    StoredThen500,

    /// <summary>Read whole, then the connection is reset, and nothing is stored.</summary>
    LostBeforeStoring,

    /// <summary>Every connection is refused.</summary>
    Refused,

    /// <summary>Answered with 500 while the body is still being sent; whoever sends the rest gets it stored.</summary>
    Early500,

    /// <summary>Stored, and answered with "see there" (303), which a client follows with a GET.</summary>
    StoredThen303,

    /// <summary>Not processed, and sent elsewhere with its body (307).</summary>
    Redirected307,
}
