using FaceEnroll.Sdk.Tickets;

namespace FaceEnroll.Sdk.Reconciliation;

/// <summary>What faces read back prove about a lost request: pure.</summary>
internal static class ReconciliationRule
{
    /// <param name="ticket">The lost request.</param>
    /// <param name="findings">What the vendor holds.</param>
    /// <param name="readBack">What kind of read-back it was.</param>
    /// <param name="moment">When that was.</param>
    /// <param name="claims">What else is known of the person's faces in this process.</param>
    /// <param name="isSameAccount">Whether the keys that ask certainly belong to the ticket's account.</param>
    public static FaceReconciliation Decide(
        FaceEnrollmentTicket ticket,
        ReadBackFindings findings,
        FaceReadBack readBack,
        in VendorMoment moment,
        IFaceClaims claims,
        bool isSameAccount
    )
    {
        var fate = Fate(ticket, readBack, moment);
        bool? mayStillLand = readBack.Validity is null ? null : fate.LookAgainAfter is not null;
        if (readBack.ComparesIds && ticket.KnownFaceIds is null)
        {
            return FaceReconciliation.Undecidable(
                "The person's face ids were not read before the call, so what it added cannot be told apart. Before the next "
                    + "call, set ReadFacesBeforeSending, OnSending, OnUnknown or a ticket store.",
                mayStillLand
            );
        }

        var added = Added(ticket, findings.FaceIds, claims);
        var pictures = ticket.ImageSha256.Count;
        if (added.Count > pictures)
        {
            return FaceReconciliation.Undecidable(
                "There are more new faces than pictures: somebody else wrote too.",
                mayStillLand
            );
        }

        if (added.Count > 0 && (added.Count == pictures || fate.IsDead))
        {
            if (ticket is { MayOverlap: true, Reference: null })
            {
                return FaceReconciliation.Undecidable(
                    "A face was added, but calls of this person may have overlapped: SerializeCallsPerPerson was off.",
                    mayStillLand
                );
            }

            return claims.MayBelongToAnother(ticket, added)
                ? FaceReconciliation.Undecidable(
                    "Another enrollment of this person is open too, and the face found may be its.",
                    mayStillLand
                )
                : new FaceReconciliation(FaceReconciliationStatus.Enrolled) { FaceIds = added };
        }

        if (fate.LookAgainAfter is { } wait)
        {
            return new FaceReconciliation(FaceReconciliationStatus.NotYetVisible)
            {
                AskAgainAfter = wait,
                Reason = "The lost request may still be applied, or what it added may not show yet.",
            };
        }

        var reason =
            readBack.Validity is null ? "Nothing bounds how long the lost request may still run."
            : !fate.IsDead
                ? "The vendor's replies never told its time, so nobody can say whether the lost request may still run."
            : !findings.ProvesAbsence ? findings.Gap ?? "The face was not found, which at this vendor proves nothing."
            : Added(ticket, findings.DoubtfulFaceIds, claims).Count > 0
                ? "A face was added so near the call's beginning that the clocks cannot tell whose it is."
            : isSameAccount ? null
            : "It is not in this account, and the keys are not those of the call: set the option Account when keys rotate.";
        return reason is null
            ? new FaceReconciliation(FaceReconciliationStatus.NotEnrolled)
            : FaceReconciliation.Undecidable(reason, mayStillLand);
    }

    /// <summary>Whether a request can still land, or what it added may not show yet.</summary>
    public static RequestFate Fate(FaceEnrollmentTicket ticket, FaceReadBack readBack, in VendorMoment moment) =>
        readBack.Validity is { } validity
            ? RequestFate.Of(
                ticket.LastStamp,
                // An option may have been changed since, and a ticket's may be damaged: the longer one counts.
                ticket.SignatureValidity > validity
                    ? ticket.SignatureValidity.Value
                    : validity,
                readBack.Settle,
                moment
            )
            : default;

    /// <summary>Faces that were not there before, and are nobody else's.</summary>
    private static List<string> Added(FaceEnrollmentTicket ticket, IReadOnlyList<string> present, IFaceClaims claims)
    {
        var before = new HashSet<string>(ticket.KnownFaceIds ?? [], StringComparer.Ordinal);
        var added = new List<string>();
        foreach (var id in present)
        {
            // A list that changed between its pages may name a face twice.
            if (before.Add(id) && !claims.IsAnothers(ticket, id))
            {
                added.Add(id);
            }
        }

        return added;
    }
}
