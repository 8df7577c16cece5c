using FaceEnroll.Sdk.Pacing;
using FaceEnroll.Sdk.Sending;

namespace FaceEnroll.Sdk.Calls;

/// <summary>How an attempt ends its right to send, and how it sends where no execution context flows.</summary>
internal static class AttemptSend
{
    /// <summary>
    /// Sends where the host suppressed the flow of the execution context. The guard finds a clone of the request by that flow,
    /// so there must be one.
    /// </summary>
    /// <param name="evidence">The attempt's evidence.</param>
    /// <param name="registration">The way to the wire.</param>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends with the attempt.</param>
    public static Task<HttpResponseMessage> InOwnFlowAsync(
        SendEvidence evidence,
        Registration registration,
        HttpRequestMessage request,
        CancellationToken cancellationToken
    ) =>
        Task.Run(
            () =>
            {
                evidence.Begin(request, registration.IsGuarded);
                return registration
                    .HttpClient()
                    .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            },
            CancellationToken.None
        );

    /// <summary>
    /// The attempt is over: nothing more can be sent for it. A writer that a handler left behind gets the call's own time
    /// to finish; after that it returns its buffers by itself.
    /// </summary>
    /// <param name="evidence">The attempt's evidence; null for one without a body.</param>
    /// <param name="request">The request, to see what became of its content; null when it was never made.</param>
    /// <param name="own">The content that it was given.</param>
    /// <param name="hasReplied">Whether a reply came: if so, a writer may be just about to end.</param>
    /// <param name="attempt">The attempt's time, ended here if a writer is still at work.</param>
    /// <param name="callToken">Ends with the call.</param>
    public static ValueTask CloseAsync(
        SendEvidence? evidence,
        HttpRequestMessage? request,
        HttpContent? own,
        bool hasReplied,
        Deadline attempt,
        CancellationToken callToken
    )
    {
        if (evidence is null)
        {
            return default;
        }

        if (!evidence.WritersGone.IsCompleted)
        {
            return WaitAsync(evidence, request, own, hasReplied, attempt, callToken);
        }

        evidence.Close(request, own);
        return default;
    }

    private static async ValueTask WaitAsync(
        SendEvidence evidence,
        HttpRequestMessage? request,
        HttpContent? own,
        bool hasReplied,
        Deadline attempt,
        CancellationToken callToken
    )
    {
        var gone = evidence.WritersGone;
        if (hasReplied)
        {
            // A quick reply may overtake the return of the last write.
            using var briefly = attempt.Briefly();
            _ = await EndsAsync(gone, briefly.Token).ConfigureAwait(false);
        }

        evidence.Close(request, own);
        // Another one may have come since; none can any more.
        gone = evidence.WritersGone;
        if (gone.IsCompleted)
        {
            return;
        }

        attempt.End();
        evidence.Abort();
        _ = await EndsAsync(gone, callToken).ConfigureAwait(false);
    }

    private static async ValueTask<bool> EndsAsync(Task task, CancellationToken cancellationToken)
    {
        try
        {
            await HostCallback.WithinAsync(new ValueTask(task), cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
