using FaceEnroll.Sdk.Primitives;

namespace FaceEnroll.Sdk.Tickets;

/// <content>What an erasure must know: what is somebody's on purpose, and what may still land.</content>
internal sealed partial class FaceClaims
{
    /// <summary>Stands for any face of a person.</summary>
    public const string AnyFace = "\n";

    /// <summary>Whether a face is that of a call that began after an erasure.</summary>
    /// <param name="key">The person.</param>
    /// <param name="faceId">The face; empty for one whose id the vendor did not name, or <see cref="AnyFace"/>.</param>
    /// <param name="least">The erasure began at least so long ago.</param>
    /// <param name="most">And at most so long ago.</param>
    /// <param name="except">Calls that began before it, whenever they were confirmed.</param>
    /// <returns>Null when nobody can tell.</returns>
    public bool? IsSince(PersonKey key, string faceId, TimeSpan least, TimeSpan most, IReadOnlyList<string> except)
    {
        lock (_people)
        {
            return _recent.IsSince(key, faceId, least, most, except);
        }
    }

    /// <summary>Whether it is remembered whose the face is.</summary>
    public bool Knows(PersonKey key, string faceId)
    {
        lock (_people)
        {
            return _recent.Knows(key, faceId);
        }
    }

    /// <summary>A mark between what was confirmed by now and what will be.</summary>
    public long Mark()
    {
        lock (_people)
        {
            return _recent.Latest;
        }
    }

    /// <summary>Whether a call was told of the face after a mark.</summary>
    public bool IsConfirmedAfter(PersonKey key, string faceId, long mark)
    {
        lock (_people)
        {
            return _recent.IsLaterThan(key, faceId, mark);
        }
    }

    /// <summary>Whether a face was confirmed so shortly ago that it need not show yet.</summary>
    public bool MayNotShow(PersonKey key, string faceId)
    {
        lock (_people)
        {
            return _recent.IsNewerThan(key, faceId, ShowingWindow);
        }
    }

    /// <summary>The face was there and was deleted: from now on it does not show because it is gone.</summary>
    public void Deleted(PersonKey key, string faceId)
    {
        lock (_people)
        {
            _recent.Remove(key, faceId);
        }
    }

    /// <summary>A call was told that these faces are its own, though an earlier one had added them: it wants them now.</summary>
    public void Confirm(PersonKey key, string operationId, IReadOnlyList<string> faceIds, MonotonicMoment now)
    {
        lock (_people)
        {
            Remember(key, operationId, faceIds, unnamed: 0, now, isExact: true);
        }
    }

    /// <summary>The person's open tickets, as far as this process knows them.</summary>
    /// <param name="key">The person.</param>
    /// <param name="account">The account: at one host, another's person is another one.</param>
    public IReadOnlyList<FaceEnrollmentTicket> OpenTicketsOf(PersonKey key, string account)
    {
        lock (_people)
        {
            var now = Now;
            var open = new List<FaceEnrollmentTicket>();
            for (var claim = First(key); claim is not null; claim = claim.Next)
            {
                if (claim.MayHaveAdded(now) && claim.Ticket is { } ticket && (ticket.Account ?? account) == account)
                {
                    open.Add(ticket);
                }
            }

            return open;
        }
    }

    private void Remember(
        PersonKey key,
        string operationId,
        IReadOnlyList<string> faceIds,
        int unnamed,
        MonotonicMoment? began,
        bool isExact
    )
    {
        foreach (var id in faceIds)
        {
            _recent.Add(key, id, operationId, began, isExact);
        }

        if (unnamed > 0)
        {
            _recent.Add(key, "", operationId, began, isExact);
        }

        if (faceIds.Count + unnamed > 0)
        {
            _recent.Add(key, AnyFace, operationId, began, isExact);
        }
    }
}
