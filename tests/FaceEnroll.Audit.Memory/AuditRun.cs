using System.Diagnostics;
using FaceEnroll.Sdk;

namespace FaceEnroll.Audit.Memory;

/// <summary>Lists a crowd into a file of records, changes a few of them, and audits the crowd against the file.</summary>
internal static class AuditRun
{
    /// <summary>One record of so many is left out, and a made-up one stands in its place.</summary>
    private const int Every = 100;

    /// <summary>How often the heap is looked at in each pass.</summary>
    private const int Looks = 20;

    public static async Task<AuditFigures> RunAsync(FaceVendor vendor, int people)
    {
        using var crowd = await Crowd.StartAsync(vendor, people);
        using var http = Clients.Http();
        var directory = Clients.Directory(vendor, crowd.Url, http);
        var path = Path.GetTempFileName();
        try
        {
            var differences = await ListAsync(directory, path);
            var heap = new HeapWatch(Math.Max(1, people / Looks));
            var report = new FaceAuditReport();
            var watch = Stopwatch.StartNew();
            await foreach (
                var _ in FaceAudit.CompareAsync(
                    new WatchedDirectory(directory, heap),
                    Crowd.Library,
                    new RecordFile(path, heap),
                    report
                )
            )
            {
                // The counts tell.
            }

            return new AuditFigures(vendor, report, watch.Elapsed, heap.Most, differences);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <returns>How many records differ.</returns>
    private static async Task<int> ListAsync(IFaceDirectory directory, string path)
    {
        await using var file = new StreamWriter(path);
        var (read, differences) = (0, 0);
        await foreach (var entry in directory.ListFacesOfLibraryAsync(Crowd.Library))
        {
            if (read++ % Every == 0)
            {
                differences++;
                await file.WriteLineAsync($"{entry.PersonId}\tmade-up");
            }
            else
            {
                await file.WriteLineAsync($"{entry.PersonId}\t{entry.FaceId}");
            }
        }

        return differences;
    }
}
