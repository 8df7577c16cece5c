namespace FaceEnroll.Sdk;

/// <summary>What ended an attempt.</summary>
internal enum FailureSource
{
    /// <summary>A reply's status line and headers came, whatever became of its body.</summary>
    Reply = 0,

    /// <summary>DNS, connect, proxy tunnel, TLS, reset, or the end of the response before its headers.</summary>
    Transport,

    /// <summary>The attempt's or the call's time ended before the reply or while it was read.</summary>
    Timeout,

    /// <summary>The caller cancelled.</summary>
    Cancel,

    /// <summary>The picture could not be read while it was sent.</summary>
    SourceRead,
}
