namespace FaceEnroll.Sdk.Sending;

/// <summary>Why a reply, whatever it says, does not tell what became of the request.</summary>
internal enum ReplyDoubt
{
    /// <summary>It answers what was sent.</summary>
    None = 0,

    /// <summary>A redirect was followed: it answers another request.</summary>
    Redirected,

    /// <summary>A handler made copies of the body and sent them where no guard saw it.</summary>
    SentUnseen,

    /// <summary>The request was sent, and a handler answered it: no reply came, or one with another status.</summary>
    MadeUp,
}
