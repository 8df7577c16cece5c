using FaceEnroll.Ledger.Rules;
using FaceEnroll.Sdk.Journal;
using FaceEnroll.Sdk.Reconciliation;

namespace FaceEnroll.Ledger.Journal;

/// <summary>Outcomes as the ledger keeps them, and back.</summary>
internal static class LedgerOutcomes
{
    private static readonly TimeSpan s_askAgain = TimeSpan.FromSeconds(5);

    /// <summary>How this process's own send ended.</summary>
    public static CallOutcome Of(
        EnrollmentOutcome outcome,
        FaceEnrollmentTicket ticket,
        NotedSend send,
        DateTimeOffset now
    )
    {
        var status = outcome.Answer.Status switch
        {
            FaceReconciliationStatus.Enrolled => CallStatus.Enrolled,
            FaceReconciliationStatus.NotEnrolled => CallStatus.NotEnrolled,
            _ => CallStatus.Unknown,
        };
        return new CallOutcome
        {
            Status = status,
            AskedAt = outcome.IsReadBack ? send.Version : null,
            Pictures = Pictures(status, outcome.Images, ticket),
            UnattributedFaceIds = outcome.UnattributedFaceIds,
            AskAt = now + (outcome.Answer.AskAgainAfter ?? s_askAgain),
            Ticket = ticket.ToJson(),
            Reason = outcome.Answer.Reason,
        };
    }

    /// <summary>What the vendor says of an open call.</summary>
    /// <param name="answer">What it says.</param>
    /// <param name="row">The row whose ticket it was asked with.</param>
    /// <param name="ticket">The ticket.</param>
    /// <param name="window">How long its request can live, by any clock.</param>
    /// <param name="asked">How long this process has been asking about it, by a clock that no one can set.</param>
    /// <param name="now">The time.</param>
    public static CallOutcome Of(
        FaceReconciliation answer,
        CallRow row,
        FaceEnrollmentTicket ticket,
        TimeSpan window,
        TimeSpan asked,
        DateTimeOffset now
    )
    {
        var found =
            answer.Status == FaceReconciliationStatus.Enrolled
                ? RecordedEnrollment.Of(row.Pictures.Count, answer.FaceIds, FaceEnrollmentErrorKind.Transport)
                : null;
        var status = answer.Status switch
        {
            FaceReconciliationStatus.Enrolled => CallStatus.Enrolled,
            FaceReconciliationStatus.NotEnrolled => CallStatus.NotEnrolled,
            // Until its request surely is dead, more may be found out, and no other call of the person may begin.
            FaceReconciliationStatus.Undecidable when IsFinal(answer, row, window, asked, now) =>
                CallStatus.Undecidable,
            _ => CallStatus.Unknown,
        };
        return new CallOutcome
        {
            Status = status,
            AskedAt = row.Version,
            Pictures = Pictures(status, found?.Images, ticket),
            UnattributedFaceIds = found?.UnattributedFaceIds ?? [],
            AskAt = now + (answer.AskAgainAfter ?? TimeSpan.FromMinutes(1)),
            Reason = answer.Reason,
        };
    }

    /// <summary>
    /// The vendor's own time decides. Where it was not asked, this machine's clock does, which may have been set: it counts only
    /// once as much time has passed here, or a day.
    /// </summary>
    private static bool IsFinal(
        FaceReconciliation answer,
        CallRow row,
        TimeSpan window,
        TimeSpan asked,
        DateTimeOffset now
    )
    {
        var dead = now - (row.NoAttemptAfter + window);
        return answer.MayStillLand is { } mayStillLand
            ? !mayStillLand
            : dead > TimeSpan.Zero && (asked >= window || dead >= RequestFate.LongestWait);
    }

    /// <summary>The answer to a request, from what is recorded of its pictures.</summary>
    public static RecordedEnrollment Recorded(PersonRecord record)
    {
        var same = record.Same is { IsAnswer: true } row ? row : null;
        var outcomes = new FaceImageOutcome[record.Pictures.Count];
        for (var i = 0; i < outcomes.Length; i++)
        {
            // What another request has put in is in, whatever became of it in this one.
            outcomes[i] = Image(
                i,
                same is null || record.Pictures[i]?.IsIn == true ? record.Pictures[i] : same.Pictures[i]
            );
        }

        return new RecordedEnrollment(outcomes, same?.UnattributedFaceIds ?? []);
    }

    /// <summary>A call that a person must decide.</summary>
    public static FaceLedgerCall Undecided(CallRow row) =>
        new(
            row.Id,
            row.Version,
            FaceEnrollmentTicket.FromJson(row.Ticket),
            [.. row.Pictures.Select((picture, i) => Image(i, picture))],
            row.Reason
        );

    /// <summary>The same from one call.</summary>
    public static RecordedEnrollment Recorded(CallRow row) =>
        new([.. row.Pictures.Select((picture, i) => Image(i, picture))], row.UnattributedFaceIds);

    /// <summary>What is recorded of a picture; null is nothing.</summary>
    public static FaceImageOutcome Image(int index, PictureRow? picture) =>
        picture?.Status switch
        {
            PictureStatus.Enrolled or PictureStatus.Twice => new FaceImageOutcome(index, FaceImageStatus.Enrolled)
            {
                FaceId = picture.FaceId,
                FromLedger = true,
            },
            PictureStatus.Undecidable => new FaceImageOutcome(index, FaceImageStatus.Unknown)
            {
                Kind = picture.Kind,
                Certainty = FaceEnrollmentCertainty.Unknown,
                FromLedger = true,
            },
            _ => new FaceImageOutcome(index, FaceImageStatus.NotEnrolled)
            {
                Kind = picture?.Kind ?? FaceEnrollmentErrorKind.None,
                Certainty = picture is null ? FaceEnrollmentCertainty.NotSent : FaceEnrollmentCertainty.NotApplied,
                VendorCode = picture?.Code,
                FromLedger = picture is not null,
            },
        };

    private static List<PictureRow>? Pictures(
        CallStatus status,
        IReadOnlyList<FaceImageOutcome>? images,
        FaceEnrollmentTicket ticket
    ) =>
        status is CallStatus.Unknown or CallStatus.Undecidable || images?.Count != ticket.ImageSha256.Count
            ? null
            :
            [
                .. images.Select(image => new PictureRow("")
                {
                    Status = image.Status switch
                    {
                        FaceImageStatus.Enrolled => PictureStatus.Enrolled,
                        FaceImageStatus.NotEnrolled => PictureStatus.NotEnrolled,
                        _ => PictureStatus.Undecidable,
                    },
                    FaceId = image.FaceId,
                    Kind = image.Kind,
                    Code = image.VendorCode,
                }),
            ];
}
