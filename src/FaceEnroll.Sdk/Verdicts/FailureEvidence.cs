namespace FaceEnroll.Sdk;

/// <summary>Everything that is known about a failed attempt.</summary>
internal readonly struct FailureEvidence
{
    private FailureEvidence(
        FailureSource source,
        SendProgress progress,
        int status,
        ReplyReadability reply,
        bool hasCode,
        Verdict? codeVerdict,
        Verdict? statusVerdict,
        bool isPreparation
    )
    {
        Source = source;
        Progress = progress;
        Status = status;
        Reply = reply;
        HasCode = hasCode;
        CodeVerdict = codeVerdict;
        StatusVerdict = statusVerdict;
        IsPreparation = isPreparation;
    }

    public FailureSource Source { get; }

    public SendProgress Progress { get; }

    /// <summary>The HTTP status; 0 without a reply.</summary>
    public int Status { get; }

    public ReplyReadability Reply { get; }

    /// <summary>The reply carried a vendor code, listed or not.</summary>
    public bool HasCode { get; }

    /// <summary>The vendor table's verdict; null without a code or for one whose meaning is left to the status.</summary>
    public Verdict? CodeVerdict { get; }

    /// <summary>The vendor's own meaning of this HTTP status, where it differs from the general one.</summary>
    public Verdict? StatusVerdict { get; }

    /// <summary>The call enrolls nothing: a token, an upload, a read-back.</summary>
    public bool IsPreparation { get; }

    /// <summary>The attempt ended without a reply's headers, or its body took too long or was cancelled.</summary>
    public static FailureEvidence WithoutReply(FailureSource source, SendProgress progress) =>
        source == FailureSource.Reply
            ? throw new ArgumentOutOfRangeException(nameof(source))
            : new(source, progress, 0, ReplyReadability.None, false, null, null, false);

    /// <summary>A reply with a vendor code in it.</summary>
    public static FailureEvidence ForCode(
        SendProgress progress,
        int status,
        Verdict? codeVerdict,
        Verdict? statusVerdict = null
    ) => new(FailureSource.Reply, progress, status, ReplyReadability.Readable, true, codeVerdict, statusVerdict, false);

    /// <summary>
    /// A reply without a vendor code. <see cref="ReplyReadability.Readable"/> here is JSON of the documented shape that
    /// says neither success nor why not.
    /// </summary>
    public static FailureEvidence WithoutCode(
        SendProgress progress,
        int status,
        ReplyReadability reply,
        Verdict? statusVerdict = null
    ) => new(FailureSource.Reply, progress, status, reply, false, null, statusVerdict, false);

    /// <summary>The same for a call that enrolls nothing.</summary>
    public FailureEvidence ForPreparation() =>
        new(Source, Progress, Status, Reply, HasCode, CodeVerdict, StatusVerdict, true);

    public override string ToString() =>
        $"{Source} {Progress} {Status} {Reply} code:{HasCode}/{CodeVerdict} status:{StatusVerdict} prep:{IsPreparation}";
}
