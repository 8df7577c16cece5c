using FaceEnroll.Ledger;
using FaceEnroll.Sdk;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Docs;

/// <summary>The code of the page on runs, compiled.</summary>
internal static class RunSnippets
{
    public static void Add(IServiceCollection services, IConfiguration configuration)
    {
        // snippet: run-ledger
        services
            .AddFaceEnrollment(configuration.GetSection("FaceEnrollment"))
            .AddLedger(ledger => ledger.File = "/var/lib/faces/faces.ledger");
        // end snippet
    }

    public static async Task RunAsync(
        IFaceRuns runs,
        IProgress<FaceRunSummary> progress,
        CancellationToken cancellationToken
    )
    {
        // snippet: run
        var run = new FaceRun("spring-intake") { Source = FaceRunSource.Csv("people.csv", pictures: "photos") };
        FaceRunSummary done = await runs.RunAsync(run, progress, cancellationToken);
        Console.WriteLine(
            $"{done.Enrolled} of {done.Total} enrolled, {done.Refused} refused, {done.Undecidable} to look into"
        );
        // end snippet
    }

    public static async Task OperateAsync(
        IFaceRuns runs,
        FaceRun run,
        IProgress<FaceRunSummary> progress,
        IProgress<FaceRunEntry> refused,
        CancellationToken cancellationToken
    )
    {
        // snippet: run-operate
        // What would happen: every picture is opened, checked and looked up, and nothing is sent.
        FaceRunCheck check = await runs.CheckAsync(run, refused, cancellationToken);

        // From another process: see it, stop it for now, go on.
        await foreach (FaceRunSummary now in runs.WatchAsync("spring-intake", cancellationToken: cancellationToken))
        {
            Console.WriteLine(now);
        }
        await runs.PauseAsync("spring-intake", cancellationToken);
        await runs.RunAsync(new FaceRun("spring-intake"), progress, cancellationToken);

        // What is not in, once more; and the report as a page, in a folder that only you may read.
        var notFound = new FaceRunFilter { Kinds = [FaceEnrollmentErrorKind.PersonNotFound] };
        await runs.RetryAsync("spring-intake", notFound, cancellationToken);
        await using FileStream page = File.Create("report.html");
        await runs.WriteReportAsync(
            "spring-intake",
            FaceRunReportFormat.Html,
            page,
            cancellationToken: cancellationToken
        );
        // end snippet
        Console.WriteLine(check.WouldSend);
    }
}
