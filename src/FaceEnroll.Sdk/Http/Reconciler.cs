using FaceEnroll.Sdk.Images;

namespace FaceEnroll.Sdk.Http;

/// <summary>Asks a vendor what became of a lost request, once or until it is known.</summary>
internal sealed class Reconciler(VendorCall call, CallTelemetry telemetry)
{
    private static readonly TimeSpan s_firstWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_longestWait = TimeSpan.FromSeconds(30);

    /// <summary>Asks once.</summary>
    public async ValueTask<FaceReconciliation> AskAsync(
        FaceReadBack readBack,
        FaceEnrollmentTicket ticket,
        OpenedImages? images,
        PreparationCall preparation
    )
    {
        if (readBack.Obstacle is { } obstacle)
        {
            return FaceReconciliation.Undecidable(obstacle);
        }

        if (readBack.NeedsPictures && (images is null || images.Count == 0 || images[0] is null))
        {
            return FaceReconciliation.Undecidable(
                "This vendor finds a face by its picture only: give the original request."
            );
        }

        // Before the read: what it shows is at least as old.
        var now = call.Now(preparation.Options);
        var found = await readBack.ReadAsync(preparation, ticket, images).ConfigureAwait(false);
        var answer = ReconciliationRule.Decide(ticket, found, readBack, now, call.VendorBehind);
        telemetry.Reconciled(ticket.Operation, answer.Status);
        return answer;
    }

    /// <summary>Asks until it is known or the time is over; the last answer counts. A failed question is asked again.</summary>
    public async ValueTask<FaceReconciliation> AskUntilKnownAsync(
        FaceReadBack readBack,
        FaceEnrollmentTicket ticket,
        OpenedImages images,
        PreparationCall preparation,
        TimeSpan allowed
    )
    {
        var timeProvider = preparation.Options.TimeProvider;
        var start = timeProvider.GetTimestamp();
        var wait = s_firstWait;
        for (var reads = 1; ; reads++)
        {
            FaceReconciliation answer;
            bool isOpen;
            try
            {
                answer = await AskAsync(readBack, ticket, images, preparation).ConfigureAwait(false);
                isOpen = answer.Status == FaceReconciliationStatus.NotYetVisible;
            }
            catch (FaceEnrollmentException e)
            {
                answer = FaceReconciliation.Undecidable($"Reading back failed: {e.Kind}.");
                isOpen = e.IsRetryable;
            }

            var left = allowed - timeProvider.GetElapsedTime(start);
            if (!isOpen || reads >= readBack.MaxReads || left <= TimeSpan.Zero)
            {
                return answer;
            }

            var next = answer.AskAgainAfter is { } end && end < wait ? end : wait;
            await timeProvider.WaitAsync(next < left ? next : left, preparation.Token).ConfigureAwait(false);
            wait = wait + wait < s_longestWait ? wait + wait : s_longestWait;
        }
    }
}
