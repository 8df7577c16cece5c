namespace FaceEnroll.Sdk.Http;

/// <summary>Ties requests to their attempts, also when a handler of the host made other requests of them.</summary>
internal static class AttemptFlow
{
    private static readonly AsyncLocal<SendEvidence?> s_current = new();

    /// <summary>The attempt begins to send.</summary>
    public static void Begin(SendEvidence attempt, HttpRequestMessage request)
    {
        request.SetEvidence(attempt);
        s_current.Value = attempt;
    }

    /// <summary>The attempt is over. Call it from the flow that called <see cref="Begin"/>.</summary>
    public static void End() => s_current.Value = null;

    /// <summary>
    /// The attempt that a request belongs to: by its own entry, or, for a clone, by our content, by the flow of the call or by its
    /// looks.
    /// </summary>
    public static SendEvidence? Of(HttpRequestMessage request)
    {
        // One of ours that stores no face is marked too.
        var own = request.FindEvidence(out var isOurs);
        return isOurs ? own
            : request.Content is RequestBodyContent { Evidence: { HasBegun: true } body } ? body
            : s_current.Value is { } flowing && flowing.GoesWhere(request) ? flowing
            : LiveCopies.Find(request);
    }
}
