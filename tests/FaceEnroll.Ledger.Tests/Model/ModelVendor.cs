namespace FaceEnroll.Ledger.Tests.Model;

/// <summary>
/// A vendor without idempotency: what reaches it is stored, however often. A request whose reply was lost may land until its
/// stamp's validity is over.
/// </summary>
/// <param name="random">Decides what becomes of a request.</param>
/// <param name="provesAbsence">Whether its answers can prove that a face is not there.</param>
internal sealed class ModelVendor(Random random, bool provesAbsence)
{
    /// <summary>How long after its stamp a request may be stored.</summary>
    public const int Validity = 4;

    private readonly List<(int Picture, int Stamp)> _underWay = [];
    private readonly List<(int Id, int Picture)> _faces = [];
    private int _ids;

    public int Now { get; private set; }

    /// <summary>Every face that the person has: its id, and which picture it is.</summary>
    public IReadOnlyList<(int Id, int Picture)> Faces => _faces;

    /// <summary>The ids that a listing shows.</summary>
    public int[] Ids() => [.. _faces.Select(f => f.Id)];

    /// <summary>Time passes, and what was lost may land.</summary>
    public void Tick()
    {
        Now++;
        for (var i = _underWay.Count - 1; i >= 0; i--)
        {
            var (picture, stamp) = _underWay[i];
            if (Now - stamp > Validity)
            {
                _underWay.RemoveAt(i);
            }
            else if (random.Next(4) == 0)
            {
                _underWay.RemoveAt(i);
                Store(picture);
            }
        }
    }

    /// <summary>A request arrives.</summary>
    /// <returns>The face's id, -1 when the vendor refuses the picture, null when no reply comes.</returns>
    public int? Send(int picture, int stamp)
    {
        if (Now - stamp > Validity)
        {
            return -1;
        }

        switch (random.Next(8))
        {
            case 0:
                return -1;
            case 1 or 2 or 3:
                return Store(picture);
            case 4 or 5:
                // Stored, and the reply is lost.
                Store(picture);
                return null;
            case 6:
                _underWay.Add((picture, stamp));
                return null;
            default:
                return null;
        }
    }

    /// <summary>What became of a request, by what the person holds: the rules of reading back.</summary>
    /// <param name="known">The ids that were there before it was sent.</param>
    /// <param name="noAttemptAfter">Nothing was stamped later.</param>
    /// <returns>The face; 0 when it surely is not there and never will be; -1 when it may still come; null when nobody can tell.</returns>
    public int? Ask(IReadOnlyCollection<int> known, int noAttemptAfter)
    {
        var added = _faces.Where(f => !known.Contains(f.Id)).ToList();
        return added.Count == 1 ? added[0].Id
            : added.Count > 1 ? null
            : Now - noAttemptAfter <= Validity ? -1
            : provesAbsence ? 0
            : null;
    }

    /// <summary>Somebody deletes a face in the vendor's console.</summary>
    public void Delete()
    {
        if (_faces.Count > 0)
        {
            _faces.RemoveAt(random.Next(_faces.Count));
        }
    }

    private int Store(int picture)
    {
        _faces.Add((++_ids, picture));
        return _ids;
    }
}
