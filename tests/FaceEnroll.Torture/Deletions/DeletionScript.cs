using FaceEnroll.Torture.Hosts;

namespace FaceEnroll.Torture.Deletions;

/// <summary>Chooses what is called next, and by whom.</summary>
internal sealed class DeletionScript(DeletionLane lane, DeletionLedger ledger, bool isElsewhere)
{
    /// <summary>An id that no face has.</summary>
    private const string Nobodys = "999999999";

    private readonly Random _random = lane.Random;

    /// <summary>Mostly one call, sometimes a few at once.</summary>
    public List<DeletionPart> Parts(string others)
    {
        var parts = new List<DeletionPart>();
        for (var i = _random.Next(5) == 0 ? 2 : 1; i > 0; i--)
        {
            parts.Add(AnyPart(others));
        }

        return parts;
    }

    private DeletionPart AnyPart(string others)
    {
        var kind = _random.Next(20) switch
        {
            < 7 => DeletionKind.Enroll,
            < 11 => DeletionKind.Delete,
            < 12 => DeletionKind.Replace,
            < 15 => DeletionKind.Erase,
            < 16 => DeletionKind.EraseEverywhere,
            _ => DeletionKind.Verify,
        };
        var saved = ledger.Erasures.Where(static e => e.Json is not null).ToList();
        if (kind == DeletionKind.Verify && saved.Count > 0)
        {
            var erasure = saved[_random.Next(saved.Count)];
            var keep = _random.Next(3) == 0 ? ledger.LaterThan(erasure) : null;
            return Verification(erasure, keep);
        }

        var client = AnyClient();
        switch (kind)
        {
            case DeletionKind.Delete:
                return new DeletionPart(kind, client) { FaceIds = Doomed(others) };
            case DeletionKind.Replace when !isElsewhere && ledger.Known.Count > 0:
                return new DeletionPart(kind, client) { FaceIds = Doomed(null), Pictures = [NewPicture()] };
            case DeletionKind.Erase or DeletionKind.EraseEverywhere:
                return new DeletionPart(kind, client) { IsOfAnotherProcess = _random.Next(2) == 0 };
            default:
                var pictures = new byte[_random.Next(4) == 0 ? lane.Facts.Pictures : 1][];
                for (var i = 0; i < pictures.Length; i++)
                {
                    pictures[i] = NewPicture();
                }

                return new DeletionPart(DeletionKind.Enroll, isElsewhere ? lane.Elsewhere : client)
                {
                    Pictures = pictures,
                    IsElsewhere = isElsewhere,
                };
        }
    }

    /// <summary>Some of the faces that are known, one that is nobody's, and one of somebody else.</summary>
    private List<string> Doomed(string? others)
    {
        var known = ledger.Known;
        var ids = known.Where(_ => _random.Next(3) == 0).ToList();
        if (others is not null && _random.Next(4) == 0)
        {
            ids.Add(Nobodys);
        }

        if (others is not null && _random.Next(4) == 0)
        {
            ids.Add(others);
        }

        if (ids.Count == 0)
        {
            ids.Add(known.Count > 0 ? known[_random.Next(known.Count)] : Nobodys);
        }

        return ids;
    }

    public DeletionPart Verification(Erasure erasure, IReadOnlyCollection<string>? keep) =>
        new(DeletionKind.Verify, AnyClient())
        {
            Erasure = erasure,
            Keep = keep,
            IsSameProcess = !erasure.IsOfAnotherProcess && _random.Next(4) == 0,
        };

    public TortureClient AnyClient() => lane.Host.Clients[_random.Next(lane.Host.Clients.Count)];

    public byte[] NewPicture() =>
        UniquePicture.Make(_random, ++lane.Number, _random.Next(20) == 0 ? UniquePicture.Length(_random) : 300);
}
