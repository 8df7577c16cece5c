namespace FaceEnroll.Sdk;

/// <summary>What became of a reply's body.</summary>
internal enum ReplyReadability
{
    /// <summary>No reply.</summary>
    None = 0,

    /// <summary>Of the documented shape.</summary>
    Readable,

    /// <summary>Read to its end, but not of the documented shape: a proxy's page, for example.</summary>
    Unreadable,

    /// <summary>No body.</summary>
    Empty,

    /// <summary>Longer than the cap, so not read to its end.</summary>
    TooLarge,

    /// <summary>It broke off.</summary>
    Truncated,

    /// <summary>It ended in good order, but in the middle of its JSON, or with damaged JSON.</summary>
    Incomplete,

    /// <summary>It names no length and ended where the connection did: nobody can tell whether that was its end.</summary>
    Endless,

    /// <summary>In a content coding that is unknown, or broken.</summary>
    Undecodable,
}
