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
    private readonly Queue<(ulong Face, long At)> _order = new();
    private long? _newestForgotten;

    /// <summary>The face is this call's.</summary>
    /// <param name="person">The person.</param>
    /// <param name="faceId">The face; empty for one whose id nobody named.</param>
    /// <param name="operationId">The call.</param>
    /// <param name="began">When the call began, or was confirmed, by the machine's monotonic clock; 0 for long ago.</param>
    public void Add(PersonKey person, string faceId, string operationId, long began)
    {
        var face = Face(person, faceId);
        while (_order.Count >= Most)
        {
            var (oldest, at) = _order.Dequeue();
            // One that was renewed stands in the queue once more.
            if (_calls.TryGetValue(oldest, out var known) && known.At == at)
            {
                _ = _calls.Remove(oldest);
                _newestForgotten = Math.Max(_newestForgotten ?? at, at);
            }
        }

        _order.Enqueue((face, began));
        _calls[face] = (Hash(Offset, operationId), began);
    }

    /// <summary>Whether the face was another call's, as far as it is remembered.</summary>
    public bool IsAnothers(PersonKey person, string faceId, string operationId) =>
        _calls.TryGetValue(Face(person, faceId), out var known) && known.Call != Hash(Offset, operationId);

    /// <summary>Whether the face is that of a call that began after a moment.</summary>
    /// <param name="person">The person.</param>
    /// <param name="faceId">The face; empty for one whose id nobody named.</param>
    /// <param name="earliest">The moment is not before this.</param>
    /// <param name="latest">And not after this.</param>
    /// <param name="except">Calls that began before it, whenever they were confirmed.</param>
    /// <returns>Null when nobody can tell.</returns>
    public bool? IsSince(PersonKey person, string faceId, long earliest, long latest, IReadOnlyList<string> except)
    {
        if (!_calls.TryGetValue(Face(person, faceId), out var known))
        {
            return _newestForgotten >= earliest ? null : false;
        }

        return known.At < earliest || except.Any(id => Hash(Offset, id) == known.Call) ? false
            : known.At > latest ? true
            : null;
    }

    /// <summary>Whether the face was confirmed after a moment, as far as it is remembered.</summary>
    public bool IsNewerThan(PersonKey person, string faceId, long moment) =>
        _calls.TryGetValue(Face(person, faceId), out var known) && known.At > moment;

    public void Clear()
    {
        _calls.Clear();
        _order.Clear();
        _newestForgotten = null;
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
