using FaceEnroll.Sandbox;

namespace FaceEnroll.Torture;

/// <summary>What a caller was told of a picture.</summary>
internal enum Claim
{
    Unknown,
    Enrolled,
    NotEnrolled,
}

/// <summary>What callers were told, held against what the sandbox holds.</summary>
internal sealed class Ledger(SandboxVendor vendor)
{
    private readonly Dictionary<string, (FaultTally Tally, Claim Claim, string How)> _claims = new(
        StringComparer.Ordinal
    );
    private readonly List<(FaultTally Tally, string Person, string FaceId, IReadOnlyList<string> Hashes)> _given = [];

    /// <summary>Notes what was told of a picture; the last word counts.</summary>
    public void Note(string pictureHash, FaultTally tally, Claim claim, string how) =>
        _claims[pictureHash] = (tally, claim, how);

    /// <summary>Notes that a call was given a face, which must be of one of these pictures.</summary>
    public void Give(FaultTally tally, string person, string faceId, IReadOnlyList<string> hashes) =>
        _given.Add((tally, person, faceId, hashes));

    /// <summary>Settles everything noted and begins anew.</summary>
    public void Settle(FaceEnrollSandbox sandbox)
    {
        var faces = sandbox.Store.FacesAt(vendor);
        foreach (var (tally, person, faceId, hashes) in _given)
        {
            var face = faces.FirstOrDefault(f => f.FaceId == faceId || f.PersonId == faceId);
            var isOurs =
                face is not null
                && hashes.Contains(face.PictureSha256)
                && face.PersonId.StartsWith(person, StringComparison.Ordinal);
            if (!isOurs)
            {
                tally.Wrong++;
                var owner =
                    face is not null && _claims.TryGetValue(face.PictureSha256, out var other)
                        ? $"one of \"{other.Tally.Fault}\", which was told {other.Claim}"
                        : "nobody's";
                Console.Error.WriteLine($"{tally.Vendor}, {tally.Fault}: given a wrong face: {owner}");
            }
        }

        var stored = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var face in faces)
        {
            stored[face.PictureSha256] = stored.GetValueOrDefault(face.PictureSha256) + 1;
        }

        foreach (var (hash, (tally, claim, how)) in _claims)
        {
            var count = stored.GetValueOrDefault(hash);
            stored.Remove(hash);
            tally.Twice += count > 1 ? 1 : 0;
            tally.Missing += claim == Claim.Enrolled && count == 0 ? 1 : 0;
            tally.Ghosts += claim == Claim.NotEnrolled && count > 0 ? 1 : 0;
            if (count > 1 || (claim == Claim.Enrolled) != (count > 0) && claim != Claim.Unknown)
            {
                Console.Error.WriteLine($"{tally.Vendor}, {tally.Fault}: told {claim}, stored {count} times: {how}");
            }
        }

        // A face of an earlier round: stored after everybody had settled.
        if (stored.Count > 0)
        {
            throw new InvalidOperationException($"{stored.Count} faces came after their round was over.");
        }

        _claims.Clear();
        _given.Clear();
    }
}
