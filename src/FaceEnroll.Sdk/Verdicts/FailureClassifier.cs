using Certainty = FaceEnroll.Sdk.FaceEnrollmentCertainty;
using Kind = FaceEnroll.Sdk.FaceEnrollmentErrorKind;

namespace FaceEnroll.Sdk;

/// <summary>
/// Decides from evidence whether a failed attempt may have enrolled a face, and whether it may be repeated. Precedence: the
/// vendor's code and its group (the vendor's table), then the HTTP status; without a reply, how far sending got.
/// </summary>
internal static class FailureClassifier
{
    public static Verdict Classify(in FailureEvidence evidence)
    {
        var verdict = evidence.Source == FailureSource.Reply ? FromReply(evidence) : FromSending(evidence);

        // Two facts are stronger than any reply: an incomplete body cannot be applied, and a token enrolls nobody.
        return
            verdict.Certainty == Certainty.Unknown
            && (evidence.IsPreparation || evidence.Progress is SendProgress.NotStarted or SendProgress.Partial)
            ? Verdict.Refused(verdict.Kind, RetryOfHarmless(evidence.Source, verdict.Kind))
            : verdict;
    }

    private static Verdict FromReply(in FailureEvidence evidence)
    {
        if (evidence.CodeVerdict is { } fromCode)
        {
            return fromCode;
        }

        // A reply that was not read whole may have held a code that says more than its status: Alibaba's SignatureNonceUsed
        // is a 400, and the refusal of a repeated call is a 401.
        return evidence.Reply switch
        {
            ReplyReadability.Truncated => Verdict.Unknown(Kind.Transport),
            ReplyReadability.TooLarge
            or ReplyReadability.Incomplete
            or ReplyReadability.Endless
            or ReplyReadability.Undecodable => Verdict.Unknown(Kind.Protocol),
            _ => evidence.StatusVerdict ?? HttpStatusVerdicts.For(evidence.Status, evidence.HasCode),
        };
    }

    private static Verdict FromSending(in FailureEvidence evidence)
    {
        var kind = evidence.Source switch
        {
            // A cancelled call ran out of its caller's time: no other kind is closer.
            FailureSource.Timeout or FailureSource.Cancel => Kind.Timeout,
            FailureSource.SourceRead => Kind.ImageSource,
            _ => Kind.Transport,
        };
        return evidence.Progress switch
        {
            SendProgress.NotStarted => new(kind, Certainty.NotSent, RetryOfHarmless(evidence.Source, kind)),
            SendProgress.Partial => new(kind, Certainty.NotApplied, RetryOfHarmless(evidence.Source, kind)),
            _ => Verdict.Unknown(kind),
        };
    }

    /// <summary>The retry of a failure that certainly enrolled nothing and whose cause may pass.</summary>
    private static RetryAdvice RetryOfHarmless(FailureSource source, Kind kind) =>
        source switch
        {
            // The caller gave up.
            FailureSource.Cancel => RetryAdvice.No,
            FailureSource.Reply => kind is Kind.VendorFault or Kind.Transport ? RetryAdvice.BackOff : RetryAdvice.No,
            _ => RetryAdvice.BackOff,
        };
}
