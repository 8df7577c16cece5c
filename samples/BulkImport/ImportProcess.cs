using System.Diagnostics;
using FaceEnroll.Ledger;
using FaceEnroll.Sandbox;
using Microsoft.Extensions.DependencyInjection;

namespace BulkImport;

/// <summary>The import: a registration with a ledger, and a run from a CSV file. To repeat it is always safe.</summary>
internal static class ImportProcess
{
    /// <param name="url">The vendor.</param>
    /// <param name="list">The CSV file.</param>
    /// <param name="ledger">The ledger's file.</param>
    /// <param name="diesAfter">After how many results the process kills itself; 0 for never.</param>
    public static async Task<int> RunAsync(Uri url, string list, string ledger, int diesAfter)
    {
        await using var services = Services(url, ledger);
        var runs = services.GetRequiredService<IFaceRuns>();
        var run = new FaceRun("staff-photos") { Source = FaceRunSource.Csv(list), Concurrency = 8 };
        var done = await runs.RunAsync(run, new Progress(diesAfter));
        Console.WriteLine($"  {done}");
        return done.State == FaceRunState.Completed ? 0 : 1;
    }

    public static ServiceProvider Services(Uri url, string ledger)
    {
        var services = new ServiceCollection();
        services
            .AddFaceEnrollment()
            .AddFinAuth(o =>
            {
                (o.ApiKey, o.ApiSecret) = ("sandbox-key", "sandbox-secret");
                o.Account = "sandbox"; // keys may rotate: the account stays
                o.LibraryId = FaceEnrollSandboxOptions.DefaultLibraryId;
                o.Endpoint = url;
                o.RequestsPerSecond = 40;
                // How long a killed process's requests can still land, and so how long the next one waits before it sends them again.
                o.Timeout = TimeSpan.FromSeconds(10);
                o.SignatureValidity = TimeSpan.FromSeconds(10);
            })
            .AddLedger(o => o.File = ledger);
        return services.BuildServiceProvider();
    }

    private sealed class Progress(int diesAfter) : IProgress<FaceRunSummary>
    {
        private DateTime _next;

        public void Report(FaceRunSummary value)
        {
            if (DateTime.UtcNow >= _next)
            {
                _next = DateTime.UtcNow.AddSeconds(3);
                Console.WriteLine($"  {value.Done} of {value.Total}, {value.Waiting} waiting");
            }

            if (diesAfter > 0 && value.Done >= diesAfter)
            {
                // SIGKILL: nothing is tidied up, and calls are under way.
                Process.GetCurrentProcess().Kill();
            }
        }
    }
}
