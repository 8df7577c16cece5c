using FaceEnroll.Sdk.Pacing;
using FaceEnroll.Sdk.Replies;
using FaceEnroll.Sdk.Sending;

namespace FaceEnroll.Sdk.Calls;

/// <summary>Sends an attempt's request under its evidence, and ends its right to send.</summary>
internal static class AttemptSend
{
    /// <summary>Sends, and waits no longer than the attempt may take, also for a handler that ignores its token.</summary>
    /// <param name="evidence">The attempt's; null for a request that stores no face.</param>
    /// <param name="registration">The way to the wire.</param>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends with the attempt.</param>
    public static ValueTask<HttpResponseMessage> SendAsync(
        SendEvidence? evidence,
        Registration registration,
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var client = registration.HttpClient();
        if (evidence is null)
        {
            return WithinAsync(
                client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken),
                cancellationToken
            );
        }

        if (ExecutionContext.IsFlowSuppressed())
        {
            return WithinAsync(
                BeginFlowAsync(evidence, registration.IsGuarded, client, request, cancellationToken),
                cancellationToken
            );
        }

        evidence.Begin(request, registration.IsGuarded);
        return WithinAsync(
            client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken),
            cancellationToken
        );
    }

    /// <summary>Reads the reply, no longer either: its buffer is its reader's until that comes to its end.</summary>
    public static ValueTask<VendorReply> ReadAsync(HttpResponseMessage response, Attempt attempt, bool storesFaces) =>
        HostCallback.WithinGraceAsync(
            VendorReply.ReadAsync(response, attempt, storesFaces),
            static late => late.Dispose(),
            attempt.CancellationToken
        );

    private static ValueTask<HttpResponseMessage> WithinAsync(
        Task<HttpResponseMessage> sending,
        CancellationToken cancellationToken
    ) =>
        HostCallback.WithinGraceAsync(
            new ValueTask<HttpResponseMessage>(sending),
            static late => late.Dispose(),
            cancellationToken
        );

    /// <summary>The guard finds a clone of the request by the flow of the call, so there must be one.</summary>
    private static Task<HttpResponseMessage> BeginFlowAsync(
        SendEvidence evidence,
        bool isGuardExpected,
        HttpClient client,
        HttpRequestMessage request,
        CancellationToken cancellationToken
    ) =>
        Task.Run(
            () =>
            {
                evidence.Begin(request, isGuardExpected);
                return client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            },
            CancellationToken.None
        );

    /// <summary>
    /// The attempt is over: nothing more can be sent for it. A writer that a handler left behind is given the call's own time
    /// to go; after that it takes its buffers back by itself.
    /// </summary>
    /// <param name="evidence">The attempt's; null for one without a body.</param>
    /// <param name="request">The request, to see what became of its content; null when it was never made.</param>
    /// <param name="own">The content that it was given.</param>
    /// <param name="hasReplied">Whether a reply came: then a writer may just be about to come to its end.</param>
    /// <param name="attempt">The attempt's time, ended here when somebody still writes.</param>
    /// <param name="callToken">Ends with the call.</param>
    /// <returns>The writer that did not go; null when none is left.</returns>
    public static ValueTask<Task?> CloseAsync(
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

    private static async ValueTask<Task?> WaitAsync(
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
        if (gone.IsCompleted)
        {
            return null;
        }

        attempt.End();
        evidence.Abort();
        return await EndsAsync(gone, callToken).ConfigureAwait(false) ? null : gone;
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
