namespace FaceEnroll.Sdk.Tests.Verdicts;

/// <summary>One case for every line of the evidence table; the invariants over all evidence are in their own file.</summary>
[TestOf(typeof(FailureClassifier))]
[TestOf(typeof(HttpStatusVerdicts))]
[TestOf(typeof(FailureEvidence))]
public class FailureClassifierTests
{
    [TestCase("Transport", "NotStarted", "Transport/NotSent/BackOff/Unspecified")]
    [TestCase("Timeout", "NotStarted", "Timeout/NotSent/BackOff/Unspecified")]
    [TestCase("Cancel", "NotStarted", "Timeout/NotSent/No/Unspecified")]
    [TestCase("SourceRead", "NotStarted", "ImageSource/NotSent/BackOff/Unspecified")]
    [TestCase("Transport", "Partial", "Transport/NotApplied/BackOff/Unspecified")]
    [TestCase("Timeout", "Partial", "Timeout/NotApplied/BackOff/Unspecified")]
    [TestCase("Cancel", "Partial", "Timeout/NotApplied/No/Unspecified")]
    [TestCase("SourceRead", "Partial", "ImageSource/NotApplied/BackOff/Unspecified")]
    [TestCase("Transport", "Complete", "Transport/Unknown/No/Unspecified")]
    [TestCase("Timeout", "Complete", "Timeout/Unknown/No/Unspecified")]
    [TestCase("Cancel", "Complete", "Timeout/Unknown/No/Unspecified")]
    [TestCase("SourceRead", "Complete", "ImageSource/Unknown/No/Unspecified")]
    public void Classify_WithoutReply_GoesByHowFarSendingGot(string source, string progress, string expected) =>
        Assert.That(
            Text(FailureEvidence.WithoutReply(Parse<FailureSource>(source), Parse<SendProgress>(progress))),
            Is.EqualTo(expected)
        );

    [TestCase(200, "Protocol/Unknown/No/Unspecified")]
    [TestCase(201, "Protocol/Unknown/No/Unspecified")]
    [TestCase(204, "Protocol/Unknown/No/Unspecified")]
    [TestCase(301, "Protocol/Unknown/No/Unspecified")]
    [TestCase(302, "Protocol/Unknown/No/Unspecified")]
    [TestCase(303, "Protocol/Unknown/No/Unspecified")]
    [TestCase(304, "Protocol/Unknown/No/Unspecified")]
    [TestCase(307, "Protocol/NotApplied/No/Unspecified")]
    [TestCase(308, "Protocol/NotApplied/No/Unspecified")]
    [TestCase(400, "InvalidRequest/NotApplied/No/Unspecified")]
    [TestCase(401, "InvalidRequest/NotApplied/No/Unspecified")]
    [TestCase(403, "InvalidRequest/NotApplied/No/Unspecified")]
    [TestCase(404, "InvalidRequest/NotApplied/No/Unspecified")]
    [TestCase(407, "InvalidRequest/NotApplied/No/Unspecified")]
    [TestCase(408, "VendorFault/Unknown/No/Unspecified")]
    [TestCase(409, "VendorFault/Unknown/No/Unspecified")]
    [TestCase(413, "ImageInvalid/NotApplied/No/Unspecified")]
    [TestCase(429, "Throttled/NotApplied/BackOff/Unspecified")]
    [TestCase(498, "InvalidRequest/NotApplied/No/Unspecified")]
    [TestCase(499, "VendorFault/Unknown/No/Unspecified")]
    [TestCase(500, "VendorFault/Unknown/No/Unspecified")]
    [TestCase(502, "VendorFault/Unknown/No/Unspecified")]
    [TestCase(503, "VendorFault/Unknown/No/Unspecified")]
    [TestCase(504, "VendorFault/Unknown/No/Unspecified")]
    [TestCase(520, "VendorFault/Unknown/No/Unspecified")]
    public void Classify_ReplyWithoutCode_GoesByStatus(int status, string expected)
    {
        foreach (var reply in new[] { ReplyReadability.Readable, ReplyReadability.Unreadable, ReplyReadability.Empty })
        {
            Assert.That(Text(FailureEvidence.WithoutCode(SendProgress.Complete, status, reply)), Is.EqualTo(expected));
        }
    }

    [TestCase(200, "VendorFault/Unknown/No/Unspecified")]
    [TestCase(400, "InvalidRequest/NotApplied/No/Unspecified")]
    [TestCase(408, "VendorFault/Unknown/No/Unspecified")]
    [TestCase(409, "VendorFault/Unknown/No/Unspecified")]
    [TestCase(429, "Throttled/NotApplied/BackOff/Unspecified")]
    [TestCase(500, "VendorFault/Unknown/No/Unspecified")]
    public void Classify_UnlistedCodeLeftToTheStatus_GoesByStatus(int status, string expected) =>
        Assert.That(
            Text(FailureEvidence.ForCode(SendProgress.Complete, status, codeVerdict: null)),
            Is.EqualTo(expected)
        );

    [Test]
    public void Classify_VendorCode_WinsWhateverTheStatus(
        [Values(200, 302, 307, 400, 401, 403, 408, 429, 499, 500, 503)] int status
    )
    {
        var statusVerdict = Verdict.Refused(FaceEnrollmentErrorKind.Permission);
        foreach (var code in SomeVerdicts())
        {
            var evidence = FailureEvidence.ForCode(SendProgress.Complete, status, code, statusVerdict);
            Assert.That(FailureClassifier.Classify(evidence), Is.EqualTo(code));
        }
    }

    [Test]
    public void Classify_VendorsOwnMeaningOfAStatus_ComesBeforeTheGeneralOne()
    {
        var own = Verdict.Refused(FaceEnrollmentErrorKind.Permission);
        Assert.That(
            FailureClassifier.Classify(FailureEvidence.ForCode(SendProgress.Complete, 403, null, own)),
            Is.EqualTo(own)
        );
        Assert.That(
            FailureClassifier.Classify(
                FailureEvidence.WithoutCode(SendProgress.Complete, 403, ReplyReadability.Unreadable, own)
            ),
            Is.EqualTo(own)
        );
    }

    // The part that was not read may have held SignatureNonceUsed, which is a 400.
    [TestCase("Truncated", 200, "Transport/Unknown/No/Unspecified")]
    [TestCase("Truncated", 400, "Transport/Unknown/No/Unspecified")]
    [TestCase("Truncated", 403, "Transport/Unknown/No/Unspecified")]
    [TestCase("Truncated", 429, "Transport/Unknown/No/Unspecified")]
    [TestCase("TooLarge", 200, "Protocol/Unknown/No/Unspecified")]
    [TestCase("TooLarge", 403, "Protocol/Unknown/No/Unspecified")]
    [TestCase("Incomplete", 400, "Protocol/Unknown/No/Unspecified")]
    [TestCase("Endless", 400, "Protocol/Unknown/No/Unspecified")]
    [TestCase("Undecodable", 429, "Protocol/Unknown/No/Unspecified")]
    public void Classify_ReplyNotSeenWhole_IsUnknown(string reply, int status, string expected) =>
        Assert.That(
            Text(
                FailureEvidence.WithoutCode(
                    SendProgress.Complete,
                    status,
                    Parse<ReplyReadability>(reply),
                    Verdict.Refused(FaceEnrollmentErrorKind.Permission)
                )
            ),
            Is.EqualTo(expected)
        );

    [TestCase("NotStarted", 503, "VendorFault/NotApplied/BackOff/Unspecified")]
    [TestCase("Partial", 503, "VendorFault/NotApplied/BackOff/Unspecified")]
    [TestCase("Partial", 408, "VendorFault/NotApplied/BackOff/Unspecified")]
    [TestCase("Partial", 200, "Protocol/NotApplied/No/Unspecified")]
    [TestCase("Partial", 302, "Protocol/NotApplied/No/Unspecified")]
    [TestCase("Partial", 413, "ImageInvalid/NotApplied/No/Unspecified")]
    public void Classify_ReplyBeforeTheBodyWasComplete_IsNotApplied(string progress, int status, string expected) =>
        Assert.That(
            Text(FailureEvidence.WithoutCode(Parse<SendProgress>(progress), status, ReplyReadability.Unreadable)),
            Is.EqualTo(expected)
        );

    [TestCase("Transport", "Transport/NotApplied/BackOff/Unspecified")]
    [TestCase("Timeout", "Timeout/NotApplied/BackOff/Unspecified")]
    [TestCase("Cancel", "Timeout/NotApplied/No/Unspecified")]
    public void Classify_PreparationWithoutReply_EnrolledNothing(string source, string expected) =>
        Assert.That(
            Text(FailureEvidence.WithoutReply(Parse<FailureSource>(source), SendProgress.Complete).ForPreparation()),
            Is.EqualTo(expected)
        );

    [TestCase(500, "VendorFault/NotApplied/BackOff/Unspecified")]
    [TestCase(408, "VendorFault/NotApplied/BackOff/Unspecified")]
    [TestCase(429, "Throttled/NotApplied/BackOff/Unspecified")]
    [TestCase(404, "InvalidRequest/NotApplied/No/Unspecified")]
    [TestCase(200, "Protocol/NotApplied/No/Unspecified")]
    public void Classify_PreparationRefused_EnrolledNothing(int status, string expected) =>
        Assert.That(
            Text(
                FailureEvidence.WithoutCode(SendProgress.Complete, status, ReplyReadability.Unreadable).ForPreparation()
            ),
            Is.EqualTo(expected)
        );

    [Test]
    public void WithoutReply_ReplyAsSource_IsRefused() =>
        Assert.That(
            () => FailureEvidence.WithoutReply(FailureSource.Reply, SendProgress.Complete),
            Throws.TypeOf<ArgumentOutOfRangeException>()
        );

    private static IEnumerable<Verdict> SomeVerdicts() =>
        [
            Verdict.Throttled,
            Verdict.Unknown(),
            Verdict.Unknown(FaceEnrollmentErrorKind.Conflict),
            Verdict.Refused(FaceEnrollmentErrorKind.NoFace),
            Verdict.Refused(FaceEnrollmentErrorKind.Conflict, RetryAdvice.BackOff),
            Verdict.Refused(FaceEnrollmentErrorKind.ClockSkew, RetryAdvice.CorrectClock),
            Verdict.Blocked(FaceEnrollmentErrorKind.Quota, FaceEnrollmentBlockScope.Person),
        ];

    private static string Text(FailureEvidence evidence) => FailureClassifier.Classify(evidence).ToString();

    private static T Parse<T>(string name)
        where T : struct, Enum => Enum.TryParse<T>(name, out var value) ? value : throw new FormatException(name);
}
