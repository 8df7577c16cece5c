namespace FaceEnroll.Sdk.Tickets;

/// <summary>
/// Whose the latest faces of this process are, in a few bytes each: somebody may ask about a ticket of an earlier process
/// after the person was written again, when nobody knew of the ticket.
/// </summary>
/// <remarks>Not safe for concurrent use.</remarks>
internal sealed class RecentFaces
{
    /// <summary>How many are remembered: this takes some megabytes.</summary>
    public const int Most = 65_536;

    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    private readonly Dictionary<ulong, (ulong Call, long At)> _calls = [];
    private readonly Queue<ulong> _order = new();

    /// <summary>The face is this call's.</summary>
    /// <param name="person">The person.</param>
    /// <param name="faceId">The face; empty for one whose id nobody named.</param>
    /// <param name="operationId">The call.</param>
    /// <param name="now">When it was confirmed, by the machine's monotonic clock.</param>
    public void Add(PersonKey person, string faceId, string operationId, long now)
    {
        var face = Face(person, faceId);
        if (!_calls.ContainsKey(face))
        {
            if (_order.Count == Most)
            {
                _ = _calls.Remove(_order.Dequeue());
            }

            _order.Enqueue(face);
        }

        _calls[face] = (Hash(Offset, operationId), now);
    }

    /// <summary>Whether the face was another call's, as far as it is remembered.</summary>
    public bool IsAnothers(PersonKey person, string faceId, string operationId) =>
        _calls.TryGetValue(Face(person, faceId), out var known) && known.Call != Hash(Offset, operationId);

    /// <summary>When the face was confirmed to a caller; null when it is not remembered.</summary>
    public long? ConfirmedAt(PersonKey person, string faceId) =>
        _calls.TryGetValue(Face(person, faceId), out var known) ? known.At : null;

    public void Clear()
    {
        _calls.Clear();
        _order.Clear();
    }

    private static ulong Face(PersonKey person, string faceId) =>
        Hash(Hash(Hash(Offset ^ (ulong)person.Vendor, person.Home) * Prime, person.PersonId) * Prime, faceId);

    // FNV-1a of 64 bits: the strings' own hash codes have 32, and would collide by chance.
    private static ulong Hash(ulong hash, string text)
    {
        foreach (var c in text)
        {
            hash = (hash ^ c) * Prime;
        }

        return hash;
    }
}
