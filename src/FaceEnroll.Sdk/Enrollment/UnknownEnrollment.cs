using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.Journal;
using FaceEnroll.Sdk.Pacing;
using FaceEnroll.Sdk.Reconciliation;

namespace FaceEnroll.Sdk.Enrollment;

/// <summary>A call whose outcome is unknown, and what reading back makes of it.</summary>
internal sealed class UnknownEnrollment<TResult>(
    EnrollmentOperation<TResult> operation,
    FaceEnrollmentException failure,
    FaceEnrollmentTicket ticket,
    CallScope scope
)
    where TResult : class
{
    /// <summary>Reads back, where that is on. If something goes wrong meanwhile, the outcome stays as unknown as it was.</summary>
    /// <returns>What is known now.</returns>
    /// <exception cref="FaceEnrollmentCanceledException">The caller canceled; it stays unknown.</exception>
    public async ValueTask<FaceReconciliation> ResolveAsync(Reconciler reconciler, CancellationToken cancellationToken)
    {
        var options = scope.Options;
        if (options.OnUnknown == FaceUnknownOutcome.Throw)
        {
            return new FaceReconciliation(FaceReconciliationStatus.Undecidable);
        }

        using var deadline = new Deadline(options.TimeProvider, options.ReconcileTimeout, cancellationToken);
        try
        {
            return await reconciler
                .AskUntilKnownAsync(
                    operation.ReadBack,
                    ticket,
                    operation.Images,
                    scope.Within(deadline),
                    options.ReconcileTimeout
                )
                .ConfigureAwait(false);
        }
        catch (Exception e) when (cancellationToken.IsCancellationRequested)
        {
            throw new FaceEnrollmentCanceledException(Error(null), e, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return FaceReconciliation.Undecidable("Reading back took longer than ReconcileTimeout.");
        }
        catch (Exception e)
        {
            // A picture's stream or a callback of the host: its words are not ours to show.
            return FaceReconciliation.Undecidable($"Reading back failed: {e.GetType().Name}.");
        }
    }

    /// <summary>The result, when the faces were found.</summary>
    public TResult Found(IReadOnlyList<string> faceIds)
    {
        var found = Faces(faceIds);
        return operation.Found(found.Images, found.UnattributedFaceIds);
    }

    /// <summary>The answer as a journal takes it.</summary>
    public EnrollmentOutcome Recorded(FaceReconciliation answer)
    {
        var found = answer.Status == FaceReconciliationStatus.Enrolled ? Faces(answer.FaceIds) : null;
        return new EnrollmentOutcome(answer)
        {
            IsReadBack = true,
            Images = found?.Images,
            UnattributedFaceIds = found?.UnattributedFaceIds ?? [],
        };
    }

    private RecordedEnrollment Faces(IReadOnlyList<string> faceIds) =>
        RecordedEnrollment.Of(operation.Images.Count, faceIds, failure.Kind);

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

    /// <summary>The failure, with what reading back said.</summary>
    public FaceEnrollmentException StillUnknown(FaceReconciliation answer) =>
        FaceEnrollmentExceptionFactory.Create(
            Error(
                answer.Status == FaceReconciliationStatus.NotYetVisible
                    ? "Read back: not there yet, but it may still come."
                : answer.Reason is null ? null
                : "Read back: " + answer.Reason
            ),
            inner: failure.InnerException
        );

    private FaceEnrollmentError Error(string? detail)
    {
        var outcomes = failure.Images;
        if (outcomes.Count != operation.Images.Count)
        {
            outcomes = FaceImageOutcome.SameForAll(failure.Error, operation.Images.Count);
        }

        return failure.Error.With(outcomes, ticket, detail);
    }
}
