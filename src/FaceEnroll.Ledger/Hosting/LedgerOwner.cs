namespace FaceEnroll.Ledger.Hosting;

/// <summary>
/// This process, as the ledger knows it: a fresh id at each start, and a locked file beside the ledger, which the system lets go
/// of however the process ends. It only tells how long to wait for another's call: asking about one that runs is safe too.
/// </summary>
internal sealed class LedgerOwner : ILedgerOwner
{
    private const string Infix = "-owner-";

    /// <summary>How long it takes at most from making one's file to having it locked.</summary>
    private static readonly TimeSpan s_birth = TimeSpan.FromMinutes(1);

    private readonly string _ledger;
    private readonly FileStream _lock;

    /// <param name="ledger">The ledger's full path.</param>
    public LedgerOwner(string ledger)
    {
        _ledger = ledger;
        Id = Guid.NewGuid().ToString("N");
        try
        {
            _lock = new FileStream(
                FileOf(Id),
                FileMode.CreateNew,
                FileAccess.ReadWrite,
                FileShare.None,
                bufferSize: 1,
                FileOptions.DeleteOnClose
            );
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FaceLedgerException(
                FaceLedgerFault.ReadOnly,
                $"No file can be made beside the ledger: {e.GetType().Name}.",
                e
            );
        }
    }

    /// <summary>The process's id.</summary>
    public string Id { get; }

    /// <summary>Whether a process may still run. What a dead one left behind is removed.</summary>
    public bool IsAlive(string owner)
    {
        if (owner == Id)
        {
            return true;
        }

        if (!Guid.TryParseExact(owner, "N", out _))
        {
            return false;
        }

        try
        {
            // Nobody holds it any more, or this fails.
            new FileStream(
                FileOf(owner),
                FileMode.Open,
                FileAccess.ReadWrite,
                FileShare.None,
                bufferSize: 1,
                FileOptions.DeleteOnClose
            ).Dispose();
            return false;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }

    /// <summary>Removes what processes left behind that were killed.</summary>
    public void Sweep()
    {
        var (folder, prefix) = (Path.GetDirectoryName(_ledger)!, Path.GetFileName(_ledger) + Infix);
        try
        {
            var born = DateTime.UtcNow - s_birth;
            foreach (var file in Directory.EnumerateFiles(folder, prefix + "*"))
            {
                // One that is just being made is not locked yet.
                if (File.GetLastWriteTimeUtc(file) < born)
                {
                    _ = IsAlive(Path.GetFileName(file)[prefix.Length..]);
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // They only take room.
        }
    }

    public void Dispose() => _lock.Dispose();

    private string FileOf(string owner) => _ledger + Infix + owner;
}
