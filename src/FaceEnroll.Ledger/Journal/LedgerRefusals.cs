using FaceEnroll.Ledger.Rules;
using FaceEnroll.Ledger.Runs.Rules;
using FaceEnroll.Sdk.Journal;

namespace FaceEnroll.Ledger.Journal;

/// <summary>Why a request is not sent.</summary>
internal static class LedgerRefusals
{
    /// <summary>The same picture is given twice in one request: it would be enrolled twice.</summary>
    /// <returns>Null when none is.</returns>
    public static FaceEnrollmentException? OfRepeats(EnrollmentQuestion question)
    {
        for (var i = 1; i < question.Sources.Count; i++)
        {
            for (var earlier = 0; earlier < i; earlier++)
            {
                if (question.Sources[earlier] == question.Sources[i])
                {
                    return Create(
                        question,
                        FaceEnrollmentErrorKind.InvalidRequest,
                        FaceEnrollmentCertainty.NotSent,
                        $"Images[{i}] is the same picture as Images[{earlier}]: with a ledger, give each picture once."
                    );
                }
            }
        }

        return null;
    }

    /// <summary>Some of the pictures are in.</summary>
    public static FaceEnrollmentException OfParts(EnrollmentQuestion question, PersonRecord record)
    {
        var images = record
            .Pictures.Select((picture, i) => LedgerOutcomes.Image(i, picture))
            .Select(image =>
                image.Status != FaceImageStatus.NotEnrolled
                    ? image
                    : new FaceImageOutcome(image.Index, FaceImageStatus.NotEnrolled)
                    {
                        Certainty = FaceEnrollmentCertainty.NotSent,
                        IsRetryable = true,
                    }
            )
            .ToList();
        var names = images.Where(i => i.Status == FaceImageStatus.Enrolled).Select(i => $"Images[{i.Index}]");
        return Create(
            question,
            FaceEnrollmentErrorKind.Conflict,
            FaceEnrollmentCertainty.NotSent,
            $"The ledger has {string.Join(", ", names)} as enrolled, and not the others: enroll only the others.",
            images
        );
    }

    /// <summary>A picture may be in, and nobody can tell.</summary>
    /// <param name="question">The request.</param>
    /// <param name="record">What the ledger holds.</param>
    /// <param name="undecided">The call that is undecidable; null when it is not at hand.</param>
    public static FaceEnrollmentException OfUndecided(
        EnrollmentQuestion question,
        PersonRecord record,
        CallRow? undecided
    ) =>
        Create(
            question,
            FaceEnrollmentErrorKind.Conflict,
            FaceEnrollmentCertainty.Unknown,
            $"An earlier enrollment of it (call {undecided?.Id} of the ledger) cannot be decided, and nothing was sent now. Find "
                + "out, and tell the ledger by IFaceLedger.ResolveAsync. "
                + undecided?.Reason,
            [.. record.Pictures.Select((picture, i) => LedgerOutcomes.Image(i, picture))],
            undecided is null ? null : LedgerTickets.Of(undecided, question.PersonId)
        );

    /// <summary>A run's item is not to be sent.</summary>
    public static FaceEnrollmentException OfItem(EnrollmentQuestion question, string detail) =>
        Create(question, FaceEnrollmentErrorKind.Conflict, FaceEnrollmentCertainty.NotSent, detail);

    /// <summary>The person was erased while the call waited for its turn at the vendor.</summary>
    public static FaceEnrollmentException OfErased(FaceVendor vendor, string operation) =>
        FaceEnrollmentExceptionFactory.Create(
            new FaceEnrollmentError(
                vendor,
                operation,
                FaceEnrollmentErrorKind.Conflict,
                FaceEnrollmentCertainty.NotSent
            )
            {
                Detail = RunItemRules.Erased,
            }
        );

    /// <summary>The ledger is of another key.</summary>
    public static FaceEnrollmentException OfOtherKey(RecordedDeletion deletion, FaceLedgerException fault) =>
        FaceEnrollmentExceptionFactory.Create(
            new FaceEnrollmentError(
                deletion.Vendor,
                deletion.Operation,
                FaceEnrollmentErrorKind.HostCallback,
                FaceEnrollmentCertainty.NotApplied
            )
            {
                Purpose = FaceOperationPurpose.Delete,
                Detail = fault.Message + " Nothing was deleted.",
            },
            inner: fault
        );

    /// <summary>Another picture was sent for the item.</summary>
    public static FaceEnrollmentException OfChanged(EnrollmentQuestion question) =>
        Create(
            question,
            FaceEnrollmentErrorKind.Conflict,
            FaceEnrollmentCertainty.NotSent,
            "The picture has changed since it was sent for this item, and the earlier one is in or may be."
        );

    /// <summary>Somebody else has decided that the send did not happen, so that it must not.</summary>
    public static FaceEnrollmentException OfTakenSend(EnrollmentQuestion question) =>
        Create(
            question,
            FaceEnrollmentErrorKind.Conflict,
            FaceEnrollmentCertainty.NotSent,
            "This call slept so long that another process has taken its turn: try again.",
            isRetryable: true
        );

    private static FaceEnrollmentException Create(
        EnrollmentQuestion question,
        FaceEnrollmentErrorKind kind,
        FaceEnrollmentCertainty certainty,
        string detail,
        IReadOnlyList<FaceImageOutcome>? images = null,
        FaceEnrollmentTicket? ticket = null,
        bool isRetryable = false
    ) =>
        FaceEnrollmentExceptionFactory.Create(
            new FaceEnrollmentError(question.Vendor, question.Operation, kind, certainty)
            {
                Detail = detail.TrimEnd(),
                Images = images ?? [],
                Ticket = ticket,
                IsRetryable = isRetryable,
            }
        );
}
