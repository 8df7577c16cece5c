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
    private readonly Dictionary<string, (FaultTally Tally, Claim Claim)> _claims = new(StringComparer.Ordinal);

    /// <summary>Notes what was told of a picture; the last word counts.</summary>
    public void Note(string pictureHash, FaultTally tally, Claim claim) => _claims[pictureHash] = (tally, claim);

    /// <summary>Settles everything noted and begins anew.</summary>
    public void Settle(FaceEnrollSandbox sandbox)
    {
        var stored = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var face in sandbox.Store.FacesAt(vendor))
        {
            stored[face.PictureSha256] = stored.GetValueOrDefault(face.PictureSha256) + 1;
        }

        foreach (var (hash, (tally, claim)) in _claims)
        {
            var count = stored.GetValueOrDefault(hash);
            stored.Remove(hash);
            tally.Twice += count > 1 ? 1 : 0;
            tally.Missing += claim == Claim.Enrolled && count == 0 ? 1 : 0;
            tally.Ghosts += claim == Claim.NotEnrolled && count > 0 ? 1 : 0;
        }

        // A face of an earlier round: stored after everybody had settled.
        if (stored.Count > 0)
        {
            throw new InvalidOperationException($"{stored.Count} faces came after their round was over.");
        }

        _claims.Clear();
    }
}
