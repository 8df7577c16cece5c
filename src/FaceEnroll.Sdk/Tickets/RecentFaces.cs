using FaceEnroll.Sdk.Primitives;

namespace FaceEnroll.Sdk.Tickets;

/// <summary>
/// Whose the latest faces of this process are, in a few bytes each: somebody may ask about a ticket of an earlier process
/// after the person was written again, when nobody knew of the ticket.
/// </summary>
/// <remarks>Not safe for concurrent use.</remarks>
internal sealed class RecentFaces
{
    /// <summary>How many are remembered: this takes some megabytes. Each success of a picture is two, its face and any face.</summary>
    public const int Most = 2 * 65_536;

    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    private readonly Dictionary<ulong, Entry> _calls = [];
    private readonly Queue<(ulong Face, long Number)> _order = new();
    private MonotonicMoment? _newestForgotten;
    private long _number;

    /// <summary>The face is this call's.</summary>
    /// <param name="person">The person.</param>
    /// <param name="faceId">The face; empty for one whose id nobody named.</param>
    /// <param name="operationId">The call.</param>
    /// <param name="began">When the call began, or a moment not before that; null when nobody knows.</param>
    /// <param name="isExact">Whether it began then, and not before.</param>
    public void Add(PersonKey person, string faceId, string operationId, MonotonicMoment? began, bool isExact)
    {
        var face = Face(person, faceId);
        while (_order.Count >= Most)
        {
            var (oldest, number) = _order.Dequeue();
            // One that was renewed stands in the queue once more.
            if (_calls.TryGetValue(oldest, out var known) && known.Number == number)
            {
                _ = _calls.Remove(oldest);
                // A settled ticket may have begun long before what was added before it.
                _newestForgotten =
                    known.Began is { } forgotten && !(_newestForgotten?.Elapsed < forgotten.Elapsed)
                        ? forgotten
                        : _newestForgotten;
            }
        }

        _order.Enqueue((face, ++_number));
        _calls[face] = new Entry(Hash(Offset, operationId), began, isExact, _number);
    }

    /// <summary>The face is gone.</summary>
    public void Remove(PersonKey person, string faceId) => _calls.Remove(Face(person, faceId));

    /// <summary>Whether it is remembered whose the face is.</summary>
    public bool Knows(PersonKey person, string faceId) => _calls.ContainsKey(Face(person, faceId));

    /// <summary>The number of the latest success.</summary>
    public long Latest => _number;

    /// <summary>Whether the face was confirmed after that success, as far as it is remembered.</summary>
    public bool IsLaterThan(PersonKey person, string faceId, long number) =>
        _calls.TryGetValue(Face(person, faceId), out var known) && known.Number > number;

    /// <summary>Whether the face was another call's, as far as it is remembered.</summary>
    public bool IsAnothers(PersonKey person, string faceId, string operationId) =>
        _calls.TryGetValue(Face(person, faceId), out var known) && known.Call != Hash(Offset, operationId);

    /// <summary>Whether the face is that of a call that began after a moment.</summary>
    /// <param name="person">The person.</param>
    /// <param name="faceId">The face; empty for one whose id nobody named.</param>
    /// <param name="least">The moment was at least so long ago.</param>
    /// <param name="most">And at most so long ago.</param>
    /// <param name="except">Calls that began before it, whenever they were confirmed.</param>
    /// <returns>Null when nobody can tell.</returns>
    public bool? IsSince(PersonKey person, string faceId, TimeSpan least, TimeSpan most, IReadOnlyList<string> except)
    {
        if (!_calls.TryGetValue(Face(person, faceId), out var known))
        {
            return _newestForgotten is { } forgotten && forgotten.Elapsed <= most ? null : false;
        }

        return except.Any(id => Hash(Offset, id) == known.Call) || known.Began?.Elapsed > most ? false
            : known.IsExact && known.Began?.Elapsed < least ? true
            : null;
    }

    /// <summary>Whether the face was confirmed within a time, as far as it is remembered.</summary>
    public bool IsNewerThan(PersonKey person, string faceId, TimeSpan time) =>
        _calls.TryGetValue(Face(person, faceId), out var known) && known.Began?.Elapsed < time;

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

    private readonly struct Entry(ulong call, MonotonicMoment? began, bool isExact, long number)
    {
        public ulong Call => call;

        public MonotonicMoment? Began => began;

        public bool IsExact => isExact;

        public long Number => number;
    }
}
