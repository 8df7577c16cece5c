using FaceEnroll.Ledger.Rules;
using FaceEnroll.Ledger.Sqlite;
using FaceEnroll.Ledger.Stores;
using FaceEnroll.Ledger.Tests.Support;

namespace FaceEnroll.Ledger.Tests.Sqlite;

/// <summary>What is forgotten is not on the disk any more.</summary>
[TestOf(typeof(SqliteDatabase))]
public class SqliteForgettingTests
{
    [Test]
    public async Task Forget_OverwritesTheFile()
    {
        using var folder = new TemporaryFolder();
        await using (var store = SqliteLedgerStore.Open(folder.File("a.ledger"), TimeSpan.FromSeconds(1)))
        {
            var request = Rows.Request();
            await store.NoteIntentAsync(Rows.Intent(request), default);
            var picture = new PictureRow("a") { Status = PictureStatus.Enrolled, FaceId = "face-to-be-forgotten" };
            var outcome = new CallOutcome
            {
                Status = CallStatus.Enrolled,
                Pictures = [picture],
                // So long that it stands on pages of its own, which are given up.
                Ticket = string.Concat(Enumerable.Repeat("ticket-to-be-forgotten ", 1000)),
            };
            await store.NoteOutcomeAsync(request.CallId, 1, outcome, default);
            await store.NoteGoneAsync(request.CallId, 2, ["a"], default);
            await store.WriteAsync(tables => LedgerSteps.Forget(tables, request.CallId, 3), default);
        }

        foreach (var file in Directory.GetFiles(folder.Path))
        {
            var bytes = await File.ReadAllBytesAsync(file);
            Assert.That(bytes.AsSpan().IndexOf("to-be-forgotten"u8), Is.Negative, Path.GetFileName(file));
        }
    }
}
