namespace FaceEnroll.Sdk.Tests.Verdicts;

/// <summary>What must hold whatever the evidence: over every status, progress, source, readability and kind of verdict.</summary>
[TestOf(typeof(FailureClassifier))]
[TestOf(typeof(Verdict))]
public class FailureClassifierInvariantTests
{
    // No verdict, and one of every certainty, advice and of two kinds that are treated differently.
    private static readonly Verdict?[] s_codeVerdicts =
    [
        null,
        .. from kind in new[] { FaceEnrollmentErrorKind.VendorFault, FaceEnrollmentErrorKind.Conflict }
        from retry in All<RetryAdvice>()
        from certainty in new[] { FaceEnrollmentCertainty.NotApplied, FaceEnrollmentCertainty.Unknown }
        select (Verdict?)new Verdict(kind, certainty, retry),
    ];

    private static readonly (FailureEvidence Evidence, Verdict Verdict)[] s_all =
    [
        .. Everything().Select(evidence => (evidence, FailureClassifier.Classify(evidence))),
    ];

    [Test]
    public void AllEvidence_IsManyCases() => Assert.That(s_all, Has.Length.GreaterThan(100_000));

    [Test]
    public void Classify_Unknown_IsNeverRetryable() =>
        Never(x => x.Verdict.Certainty == FaceEnrollmentCertainty.Unknown && x.Verdict.Retry != RetryAdvice.No);

    [Test]
    public void Classify_Retryable_IsNotSentOrNotApplied() =>
        Never(x =>
            x.Verdict.Retry != RetryAdvice.No
            && x.Verdict.Certainty is not (FaceEnrollmentCertainty.NotSent or FaceEnrollmentCertainty.NotApplied)
        );

    [Test]
    public void Classify_CompleteWithoutAReplySeenWhole_IsAlwaysUnknown() =>
        Never(x =>
            x.Evidence is { IsPreparation: false, Progress: SendProgress.Complete, HasCode: false }
            && x.Evidence.Reply is ReplyReadability.None or ReplyReadability.Truncated or ReplyReadability.TooLarge
            && x.Verdict.Certainty != FaceEnrollmentCertainty.Unknown
        );

    [Test]
    public void Classify_CompleteAndA2xxOr5xxWithoutAnyVerdict_IsAlwaysUnknown() =>
        Never(x =>
            x.Evidence
                is {
                    IsPreparation: false,
                    Progress: SendProgress.Complete,
                    CodeVerdict: null,
                    StatusVerdict: null,
                    Status: (>= 200 and < 300) or >= 500
                }
            && x.Verdict.Certainty != FaceEnrollmentCertainty.Unknown
        );

    [Test]
    public void Classify_NotStartedWithoutReply_IsAlwaysNotSent() =>
        Never(x =>
            x.Evidence.Progress == SendProgress.NotStarted
            && x.Evidence.Source != FailureSource.Reply
            && x.Verdict.Certainty != FaceEnrollmentCertainty.NotSent
        );

    [Test]
    public void Classify_NotSent_OnlyWithoutReplyAndNotStarted() =>
        Never(x =>
            x.Verdict.Certainty == FaceEnrollmentCertainty.NotSent
            && (x.Evidence.Progress != SendProgress.NotStarted || x.Evidence.Source == FailureSource.Reply)
        );

    [Test]
    public void Classify_IncompleteBody_IsNeverUnknown() =>
        Never(x =>
            x.Evidence.Progress != SendProgress.Complete && x.Verdict.Certainty == FaceEnrollmentCertainty.Unknown
        );

    [Test]
    public void Classify_Preparation_IsNeverUnknown() =>
        Never(x => x.Evidence.IsPreparation && x.Verdict.Certainty == FaceEnrollmentCertainty.Unknown);

    [Test]
    public void Classify_Preparation_NeverChangesACertainVerdict() =>
        Never(x =>
            !x.Evidence.IsPreparation
            && x.Verdict.Certainty != FaceEnrollmentCertainty.Unknown
            && !FailureClassifier.Classify(x.Evidence.ForPreparation()).Equals(x.Verdict)
        );

    [Test]
    public void Classify_Cancel_IsNeverRetryable() =>
        Never(x => x.Evidence.Source == FailureSource.Cancel && x.Verdict.Retry != RetryAdvice.No);

    [Test]
    public void Classify_CompleteWithAListedCode_IsTheTablesVerdict() =>
        Never(x =>
            x.Evidence is { IsPreparation: false, Progress: SendProgress.Complete, CodeVerdict: { } code }
            && !x.Verdict.Equals(code)
        );

    [Test]
    public void Classify_Kind_IsAlwaysSet() => Never(x => x.Verdict.Kind == FaceEnrollmentErrorKind.None);

    [Test]
    public void Verdict_UnknownWithARetry_LosesTheRetry() =>
        Assert.That(
            new Verdict(
                FaceEnrollmentErrorKind.VendorFault,
                FaceEnrollmentCertainty.Unknown,
                RetryAdvice.BackOff
            ).Retry,
            Is.EqualTo(RetryAdvice.No)
        );

    private static void Never(Func<(FailureEvidence Evidence, Verdict Verdict), bool> broken)
    {
        var found = s_all.Where(broken).Select(x => $"{x.Evidence} => {x.Verdict}").Take(5).ToArray();
        Assert.That(found, Is.Empty);
    }

    private static IEnumerable<FailureEvidence> Everything()
    {
        foreach (var progress in All<SendProgress>())
        {
            foreach (var evidence in WithReply(progress).Concat(WithoutReply(progress)))
            {
                yield return evidence;
                yield return evidence.ForPreparation();
            }
        }
    }

    private static IEnumerable<FailureEvidence> WithoutReply(SendProgress progress) =>
        All<FailureSource>()
            .Where(source => source != FailureSource.Reply)
            .Select(source => FailureEvidence.WithoutReply(source, progress));

    private static IEnumerable<FailureEvidence> WithReply(SendProgress progress) =>
        from status in Enumerable.Range(100, 501)
        from own in new Verdict?[] { null, Verdict.Refused(FaceEnrollmentErrorKind.Permission) }
        from evidence in All<ReplyReadability>()
            .Where(reply => reply != ReplyReadability.None)
            .Select(reply => FailureEvidence.WithoutCode(progress, status, reply, own))
            .Concat(s_codeVerdicts.Select(code => FailureEvidence.ForCode(progress, status, code, own)))
        select evidence;

    private static T[] All<T>()
        where T : struct, Enum
    {
        // The generic overload is missing on .NET Framework.
        var type = typeof(T);
        return (T[])Enum.GetValues(type);
    }
}
