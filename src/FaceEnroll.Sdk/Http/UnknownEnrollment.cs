namespace FaceEnroll.Sdk.Http;

/// <summary>A call whose outcome is unknown, and what reading back makes of it.</summary>
internal sealed class UnknownEnrollment<TResult>(
    EnrollmentOperation<TResult> operation,
    FaceEnrollmentException failure,
    FaceEnrollmentTicket ticket,
    PreparationCall preparation
)
    where TResult : class
{
    /// <summary>Reads back, where that is on.</summary>
    /// <returns>The result when the faces were found; null when they surely are not there and never will be.</returns>
    /// <exception cref="FaceEnrollmentOutcomeUnknownException">It stays unknown.</exception>
    public async ValueTask<TResult?> TryResolveAsync(Reconciler reconciler, CancellationToken cancellationToken)
    {
        var options = preparation.Options;
        if (options.OnUnknown == FaceUnknownOutcome.Throw)
        {
            throw Unknown(null);
        }

        FaceReconciliation answer;
        using var deadline = new Deadline(options.TimeProvider, options.ReconcileTimeout, cancellationToken);
        try
        {
            answer = await reconciler
                .AskUntilKnownAsync(
                    operation.ReadBack,
                    ticket,
                    operation.Images,
                    preparation.Within(deadline),
                    options.ReconcileTimeout
                )
                .ConfigureAwait(false);
        }
        catch (OperationCanceledException e)
        {
            throw cancellationToken.IsCancellationRequested
                ? new FaceEnrollmentCanceledException(Error(null), e, cancellationToken)
                : Unknown("Reading back took longer than ReconcileTimeout.");
        }

        return answer.Status switch
        {
            FaceReconciliationStatus.Enrolled => Found(answer.FaceIds),
            FaceReconciliationStatus.NotEnrolled => default,
            FaceReconciliationStatus.NotYetVisible => throw Unknown("Read back: not there yet, but it may still come."),
            _ => throw Unknown("Read back: " + answer.Reason),
        };
    }

    /// <summary>The failure after reading back proved that nothing was enrolled.</summary>
    public FaceEnrollmentException NotEnrolled() =>
        FaceEnrollmentExceptionFactory.Create(
            new FaceEnrollmentError(failure.Vendor, operation.Name, failure.Kind, FaceEnrollmentCertainty.NotApplied)
            {
                VendorCode = failure.VendorCode,
                VendorMessage = failure.VendorMessage,
                RequestId = failure.RequestId,
                StatusCode = failure.StatusCode,
                IsRetryable = true,
                Detail = "Read back: it is not in the library, and the request can no longer run.",
                Ticket = ticket,
            },
            inner: failure
        );

    private TResult Found(IReadOnlyList<string> faceIds)
    {
        var count = operation.Images.Count;
        var outcomes = new FaceImageOutcome[count];
        for (var i = 0; i < count; i++)
        {
            // With several pictures nobody can say which id is whose; with fewer ids than pictures, not even which are in.
            outcomes[i] =
                faceIds.Count == count
                    ? FaceImageOutcome.Enrolled(i, count == 1 ? faceIds[0] : null)
                    : new FaceImageOutcome(i, FaceImageStatus.Unknown) { Kind = failure.Kind };
        }

        return operation.Found(outcomes, count == 1 ? [] : faceIds);
    }

    private FaceEnrollmentException Unknown(string? detail) =>
        FaceEnrollmentExceptionFactory.Create(Error(detail), inner: failure.InnerException);

    private FaceEnrollmentError Error(string? detail)
    {
        var outcomes = failure.Images;
        if (outcomes.Count != operation.Images.Count)
        {
            var same = new FaceImageOutcome[operation.Images.Count];
            for (var i = 0; i < same.Length; i++)
            {
                same[i] = new FaceImageOutcome(i, FaceImageStatus.Unknown)
                {
                    Kind = failure.Kind,
                    VendorCode = failure.VendorCode,
                };
            }

            outcomes = same;
        }

        return failure.Error.With(outcomes, ticket, detail);
    }
}
