using System.Diagnostics;
using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.Journal;
using FaceEnroll.Sdk.Pacing;
using FaceEnroll.Sdk.Tickets;

namespace FaceEnroll.Sdk.Enrollment;

/// <content>How a call ends, whatever its outcome.</content>
internal sealed partial class EnrollmentPipeline
{
    /// <summary>A lost deletion of the person may still run, and would take the new face.</summary>
    private void ThrowIfDeletedLate<TResult>(EnrollmentOperation<TResult> operation)
        where TResult : class
    {
        if (OpenDeletions.Shared.Left(_tickets.Person(operation)) is { } left)
        {
            throw FaceEnrollmentExceptionFactory.Create(
                new FaceEnrollmentError(
                    _registration.Vendor,
                    operation.Name,
                    FaceEnrollmentErrorKind.Conflict,
                    FaceEnrollmentCertainty.NotSent
                )
                {
                    IsRetryable = true,
                    RetryAfter = left,
                    Detail =
                        "A deletion of this person was lost and may still run, and would take the new face: try again after "
                        + "RetryAfter.",
                }
            );
        }
    }

    /// <summary>Reports how a call failed.</summary>
    private void Report<TResult>(
        Activity? activity,
        EnrollmentOperation<TResult> operation,
        Exception failure,
        TimeSpan duration
    )
        where TResult : class
    {
        switch (failure)
        {
            case FaceEnrollmentException known:
                _registration.Telemetry.Failed(activity, known.Error, isCanceled: false, duration);
                break;
            case FaceEnrollmentCanceledException canceled:
                _registration.Telemetry.Failed(activity, canceled.Error, isCanceled: true, duration);
                break;
            case EnrollmentRehearsedException:
                break;
            default:
                var wasSigned = operation.Record?.WasSigned == true;
                _registration.Telemetry.Stopped(activity, operation.Name, failure, wasSigned, duration);
                break;
        }
    }

    private async ValueTask CleanUpAsync<TResult>(
        EnrollmentOperation<TResult> operation,
        bool outcomeKnown,
        FaceEnrollmentOptions options
    )
        where TResult : class
    {
        try
        {
            var cleaning = operation.CleanUpAsync(outcomeKnown);
            using var end = cleaning.IsCompleted
                ? null
                : new Deadline(options.TimeProvider, HostCallback.MostAfterACall, CancellationToken.None);
            await HostCallback.WithinAsync(cleaning, end?.Token ?? default).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            // What was enrolled stays enrolled: a failure to tidy up must not hide it.
            FaceEnrollmentLog.CleanUpFailed(_registration.Logger, _registration.Name, operation.Name, e.GetType().Name);
        }
    }

    private static async ValueTask<RecordedEnrollment?> OpenAsync<TResult>(
        IEnrollmentJournal journal,
        EnrollmentIntent intent,
        EnrollmentOperation<TResult> operation,
        CallScope scope
    )
        where TResult : class
    {
        operation.Record!.OnExtended = token => journal.ExtendAsync(intent, token);
        return await journal.OpenAsync(intent, scope.Token).ConfigureAwait(false);
    }

    /// <summary>Tells the journal how the call ended. This no longer changes anything, and takes no longer than it may.</summary>
    /// <returns>Whether the outcome stands.</returns>
    private static async ValueTask<bool> CloseAsync(
        IEnrollmentJournal journal,
        EnrollmentIntent intent,
        EnrollmentOutcome outcome,
        FaceEnrollmentOptions options
    )
    {
        using var end = new Deadline(options.TimeProvider, HostCallback.MostAfterACall, CancellationToken.None);
        return await journal.CloseAsync(intent, outcome, end.Token).ConfigureAwait(false);
    }
}
