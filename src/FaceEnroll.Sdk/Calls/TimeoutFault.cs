using System.Globalization;
using FaceEnroll.Sdk.Pacing;
using FaceEnroll.Sdk.Sending;

namespace FaceEnroll.Sdk.Calls;

/// <summary>Which time limit ended, and what was going on then, as far as that is known.</summary>
internal static class TimeoutFault
{
    /// <summary>The call's own time limit; null if a different one ended.</summary>
    public static string? OfCall(Deadline call, string phase) =>
        call.IsOver ? $"The call's time of {Seconds(call.Allowed)} (Timeout) ended {phase}." : null;

    /// <summary>A time limit that ended an attempt.</summary>
    public static string Of(Deadline attempt, Deadline call, string phase) =>
        OfCall(call, phase)
        ?? (
            attempt.IsOver
                ? $"The attempt's time of {Seconds(attempt.Allowed)} (AttemptTimeout) ended {phase}."
                : $"A time-out of the HttpClient or of one of its handlers ended {phase}."
        );

    /// <summary>What a send was doing, by how far it got.</summary>
    /// <param name="evidence">The body's evidence; null for a request without one.</param>
    /// <param name="progress">How far the body got.</param>
    /// <param name="hasReplied">Whether the reply's headers came.</param>
    public static string Phase(SendEvidence? evidence, SendProgress progress, bool hasReplied) =>
        hasReplied ? "while the reply was read"
        : evidence is null ? "before the reply came"
        : progress == SendProgress.Complete ? "while waiting for the reply"
        : progress == SendProgress.Partial ? "while the request was sent"
        // The handler that sends asks for the body when it has a connection.
        : evidence.IsGuarded ? "while waiting for a connection to the host"
        : "before the body was asked for: while connecting, or in a message handler";

    private static string Seconds(TimeSpan time) =>
        time.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture) + " s";
}
