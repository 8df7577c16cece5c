namespace FaceEnroll.Torture.Foreign;

/// <summary>What a host may put between this library and the wire.</summary>
internal enum HostHandler
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Loads the body into a buffer.</summary>
    Buffer,

    /// <summary>Puts a copy of the body in the content's place.</summary>
    Replace,

    /// <summary>Microsoft.AspNet.WebApi.Client's progress handler: wraps the content in its own.</summary>
    Progress,

    /// <summary>Sends a copy of the request, without its options, as most copies are written.</summary>
    Clone,

    /// <summary>Sends again after an exception or a 5xx.</summary>
    Retry,

    /// <summary>Microsoft's AddStandardResilienceHandler.</summary>
    StandardResilience,

    /// <summary>Sends a second copy while the first is on its way, and takes what comes first.</summary>
    Hedge,

    /// <summary>Microsoft's AddStandardHedgingHandler.</summary>
    StandardHedging,

    /// <summary>Reads the body for a log.</summary>
    LogBody,

    /// <summary>Microsoft's AddExtendedHttpClientLogging with bodies.</summary>
    StandardBodyLogging,

    /// <summary>Follows redirects by a handler.</summary>
    FollowRedirects,

    /// <summary>Follows redirects by the primary handler.</summary>
    AutoRedirect,

    /// <summary>Has a time-out of its own, and leaves the send behind when it is over.</summary>
    GiveUp,
}
