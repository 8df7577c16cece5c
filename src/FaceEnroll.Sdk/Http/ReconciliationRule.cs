namespace FaceEnroll.Sdk.Http;

/// <summary>What faces read back prove about a lost request: pure.</summary>
internal static class ReconciliationRule
{
    /// <param name="ticket">The lost request.</param>
    /// <param name="found">All of the person's face ids, or those that are surely the ticket's.</param>
    /// <param name="readBack">What kind of read-back it was.</param>
    /// <param name="now">The vendor's time, before the read, as we sign.</param>
    /// <param name="behind">How far the vendor's own clock is behind that.</param>
    public static FaceReconciliation Decide(
        FaceEnrollmentTicket ticket,
        IReadOnlyList<string> found,
        FaceReadBack readBack,
        DateTimeOffset now,
        TimeSpan behind
    )
    {
        if (readBack.IsComplete && ticket.KnownFaceIds is null)
        {
            return FaceReconciliation.Undecidable(
                "The person's face ids were not read before the call, so what it added cannot be told apart."
            );
        }

        var added = readBack.IsComplete ? Except(found, ticket.KnownFaceIds!) : found;
        var pictures = ticket.ImageSha256.Count;
        if (added.Count > pictures)
        {
            return FaceReconciliation.Undecidable("There are more new faces than pictures: somebody else wrote too.");
        }

        // A clock that is further behind than that takes no signature of ours: more is no clock, but a header gone wrong.
        var end = readBack.Validity is { } validity
            ? ticket.NoAttemptAfter
                + validity
                + TimeSpan.FromTicks(Math.Min(behind.Ticks, validity.Ticks))
                + readBack.Settle
            : (DateTimeOffset?)null;
        var isOver = end <= now;
        if (added.Count == pictures || (added.Count > 0 && isOver))
        {
            return new FaceReconciliation(FaceReconciliationStatus.Enrolled) { FaceIds = added };
        }

        if (!isOver && end is not null)
        {
            return new FaceReconciliation(FaceReconciliationStatus.NotYetVisible) { AskAgainAfter = end - now };
        }

        return readBack.IsComplete && end is not null
            ? new FaceReconciliation(FaceReconciliationStatus.NotEnrolled)
            : FaceReconciliation.Undecidable("The face was not found, which at this vendor proves nothing.");
    }

    private static List<string> Except(IReadOnlyList<string> present, IReadOnlyList<string> known)
    {
        var before = new HashSet<string>(known, StringComparer.Ordinal);
        var added = new List<string>();
        foreach (var id in present)
        {
            if (!before.Contains(id))
            {
                added.Add(id);
            }
        }

        return added;
    }
}
