namespace FaceEnroll.Sdk.Tickets;

/// <content>Faces whose ids nobody named: what was there before tells them from others.</content>
internal sealed partial class FaceClaims
{
    /// <summary>
    /// The person's faces were read for a ticket. A face that another call has just added without a name may not show yet:
    /// if it shows later, it would be taken for this call's.
    /// </summary>
    public void Read(PersonKey key, FaceEnrollmentTicket ticket)
    {
        lock (_people)
        {
            var now = Now;
            FaceClaim? oldest = null;
            var unnamed = 0;
            for (var claim = First(key); claim is not null; claim = claim.Next)
            {
                if (claim.Unnamed > 0 && claim.Until > now && claim.OperationId != ticket.OperationId)
                {
                    unnamed += claim.Unnamed;
                    oldest = claim;
                }
            }

            var own = TicketOf(key, ticket.OperationId);
            own.MayHide = oldest is not null && ticket.Reference is null && Shown(key, oldest, ticket) < unnamed;
        }
    }

    private int Shown(PersonKey key, FaceClaim oldest, FaceEnrollmentTicket ticket)
    {
        if (oldest.Before is not { } before)
        {
            return 0;
        }

        var named = FacesOf(key);
        return (ticket.KnownFaceIds ?? []).Count(id => !before.Contains(id) && !named.Contains(id));
    }

    private IReadOnlyList<string>? Before(PersonKey key, string operationId)
    {
        for (var claim = First(key); claim is not null; claim = claim.Next)
        {
            if (claim.IsTicket(operationId))
            {
                return claim.Ticket?.KnownFaceIds;
            }
        }

        return null;
    }

    private void NoteUnnamed(
        PersonKey key,
        string operationId,
        int unnamed,
        IReadOnlyList<string>? before,
        TimeSpan window
    )
    {
        if (unnamed > 0 && window > TimeSpan.Zero)
        {
            _people[key] = new FaceClaim(operationId, First(key))
            {
                FaceId = "",
                Unnamed = unnamed,
                Before = before,
                Until = Until(window),
            };
        }
    }
}
