namespace FaceEnroll.Sdk.Tickets;

/// <content>What an erasure must know: what is somebody's on purpose, and what may still land.</content>
internal sealed partial class FaceClaims
{
    /// <summary>Whether a face was confirmed to a caller of this process less than some time ago.</summary>
    /// <param name="key">The person.</param>
    /// <param name="faceId">The face; empty for one whose id the vendor did not name.</param>
    /// <param name="age">The time.</param>
    public bool IsConfirmedWithin(PersonKey key, string faceId, TimeSpan age)
    {
        lock (_people)
        {
            return _recent.ConfirmedAt(key, faceId) is { } at && TimeProvider.System.GetElapsedTime(at) < age;
        }
    }

    /// <summary>The person's open tickets, as far as this process knows them.</summary>
    public IReadOnlyList<FaceEnrollmentTicket> OpenTicketsOf(PersonKey key)
    {
        lock (_people)
        {
            var now = Now;
            var open = new List<FaceEnrollmentTicket>();
            for (var claim = First(key); claim is not null; claim = claim.Next)
            {
                if (claim.MayHaveAdded(now) && claim.Ticket is { } ticket)
                {
                    open.Add(ticket);
                }
            }

            return open;
        }
    }
}
