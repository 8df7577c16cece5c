using FaceEnroll.Ledger.Rules;
using FaceEnroll.Ledger.Sqlite;
using FaceEnroll.Ledger.Tests.Support;

namespace FaceEnroll.Ledger.Tests.PowerLoss;

/// <summary>A ledger as the next process finds it.</summary>
/// <param name="Rows">All its rows.</param>
/// <param name="Broken">What is wrong with it.</param>
/// <param name="Sent">Requests that it lets be sent although it holds them as open, undecidable or enrolled.</param>
internal sealed record Recovered(string Rows, IReadOnlyList<string> Broken, IReadOnlyList<string> Sent)
{
    public static async Task<Recovered> OpenAsync(byte[] main, byte[] wal, IEnumerable<LedgerRequest> requests)
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("faces.ledger");
        await File.WriteAllBytesAsync(file, main);
        await File.WriteAllBytesAsync(file + "-wal", wal);
        await using var store = SqliteLedgerStore.Open(file, TimeSpan.FromSeconds(5));
        var (rows, broken) = (LedgerRows.Read(file), LedgerRows.Broken(file));
        var sent = new List<string>();
        foreach (var request in requests.DistinctBy(r => r.CallId))
        {
            if (await store.FindAsync(request.CallId, default) is { Status: not CallStatus.NotEnrolled } row)
            {
                var record = await store.LookUpAsync(request, default);
                var answer = await store.NoteIntentAsync(
                    Support.Rows.Intent(request, record.SeenIntents, owner: "next"),
                    default
                );
                if (answer.Verdict == IntentVerdict.Noted)
                {
                    sent.Add(row.ToString());
                }
            }
        }

        return new Recovered(rows, broken, sent);
    }
}
