using FaceEnroll.Sdk.Primitives;

namespace FaceEnroll.Sdk;

/// <summary>Asking a reconciler until it knows.</summary>
public static class FaceEnrollmentReconcilerExtensions
{
    private static readonly TimeSpan s_shortest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Asks what became of an enrollment until that is known: waits while the answer is
    /// <see cref="FaceReconciliationStatus.NotYetVisible"/>, at most 30 seconds at a time.
    /// </summary>
    /// <param name="reconciler">The client of the ticket's registration.</param>
    /// <param name="ticket">The ticket.</param>
    /// <param name="originalRequest">The request with the same pictures, where the vendor finds a face by its picture.</param>
    /// <param name="waitAtMost">Longest wait; null (default) for as long as it takes, which is at most 24 hours.</param>
    /// <param name="timeProvider">The clock to wait by; null (default) for the system's.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>
    /// Enrolled, NotEnrolled or Undecidable; NotYetVisible only when <paramref name="waitAtMost"/> was too short to know.
    /// </returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The ticket is not one of this client.</exception>
    /// <exception cref="FaceEnrollmentException">The vendor could not be asked.</exception>
    public static async Task<FaceReconciliation> ReconcileUntilKnownAsync(
        this IFaceEnrollmentReconciler reconciler,
        FaceEnrollmentTicket ticket,
        FaceEnrollmentRequest? originalRequest = null,
        TimeSpan? waitAtMost = null,
        TimeProvider? timeProvider = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(reconciler);
        ArgumentNullException.ThrowIfNull(ticket);
        var time = timeProvider ?? TimeProvider.System;
        var start = time.GetTimestamp();
        var most = waitAtMost ?? TimeSpan.MaxValue;
        while (true)
        {
            var answer = await reconciler
                .ReconcileAsync(ticket, originalRequest, cancellationToken)
                .ConfigureAwait(false);
            var left = SafeTime.Add(most, -time.GetElapsedTime(start));
            if (answer.Status != FaceReconciliationStatus.NotYetVisible || left <= TimeSpan.Zero)
            {
                return answer;
            }

            // A face that landed late shows before the end: looking only then would be slow.
            var wait = answer.AskAgainAfter is { } asked && asked < s_longest ? asked : s_longest;
            wait = wait < s_shortest ? s_shortest : wait;
            await time.WaitAsync(wait < left ? wait : left, cancellationToken).ConfigureAwait(false);
        }
    }
}
