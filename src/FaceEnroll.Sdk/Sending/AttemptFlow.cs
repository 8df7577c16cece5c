namespace FaceEnroll.Sdk.Sending;

/// <summary>Ties requests to their attempts, also when a handler of the host made other requests of them.</summary>
internal static class AttemptFlow
{
    private static readonly AsyncLocal<SendEvidence?> s_current = new();

    /// <summary>The attempt begins to send.</summary>
    public static void Begin(SendEvidence attempt, HttpRequestMessage request)
    {
        if (request is VendorRequest own)
        {
            own.Evidence = attempt;
        }

        s_current.Value = attempt;
    }

    /// <summary>The attempt is over. Call it from the flow that called <see cref="Begin"/>.</summary>
    public static void End() => s_current.Value = null;

    /// <summary>
    /// The attempt that a request belongs to: by itself, or, for a clone, by our content, by the flow of the call or by its
    /// looks.
    /// </summary>
    public static SendEvidence? Of(HttpRequestMessage request)
    {
        // One of ours that stores no face has none.
        return request is VendorRequest own ? own.Evidence
            : request.Content is RequestBodyContent { Evidence: { HasBegun: true } body } ? body
            : s_current.Value is { } flowing && flowing.IsFlowOf(request) ? flowing
            : LiveCopies.Shared.Find(request);
    }
}
