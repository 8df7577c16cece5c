using FaceEnroll.Ledger.Rules;
using FaceEnroll.Sdk.Journal;

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
    /// <param name="now">The time.</param>
    public static CallOutcome Of(
        FaceReconciliation answer,
        CallRow row,
        FaceEnrollmentTicket ticket,
        TimeSpan window,
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
            FaceReconciliationStatus.Undecidable when now > row.NoAttemptAfter + window => CallStatus.Undecidable,
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

    /// <summary>The answer to a request, from what is recorded of its pictures.</summary>
    public static RecordedEnrollment Recorded(PersonRecord record)
    {
        var same = record.Same is { IsAnswer: true } row ? row : null;
        var outcomes = new FaceImageOutcome[record.Pictures.Count];
        for (var i = 0; i < outcomes.Length; i++)
        {
            outcomes[i] = Image(i, same?.Pictures[i] ?? record.Pictures[i]);
        }

        return new RecordedEnrollment(outcomes, same?.UnattributedFaceIds ?? []);
    }

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
