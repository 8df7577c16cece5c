using System.Globalization;
using FaceEnroll.Cli.Commands;
using FaceEnroll.Cli.Output;
using FaceEnroll.Cli.Progress;
using FaceEnroll.Ledger;

namespace FaceEnroll.Cli.Runs;

/// <summary>Tells how a run stands: its result.</summary>
internal static class RunEnding
{
    private const int MostLooked = 100_000;
    private const int MostReasons = 10;

    /// <summary>Writes the counts, and why items are not in.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> TellAsync(CommandContext context, FaceRunSummary summary, bool wasStopped = false)
    {
        var exitCode = RunOutcome.ExitCodeOf(summary, wasStopped);
        var output = context.Terminal.Out;
        if (context.IsJson)
        {
            JsonLine.Write(
                output,
                json =>
                {
                    json.WriteString("event", "end");
                    RunJson.Write(json, summary);
                    json.WriteNumber("exitCode", exitCode);
                }
            );
            return exitCode;
        }

        await output
            .WriteLineAsync(
                $"Run {summary.Name} at {summary.Vendor}: {RunText.State(summary)}{RunText.Reason(summary)}"
            )
            .ConfigureAwait(false);
        var table = new TextTable("  items", Words.Number(summary.Total));
        table.Add("  enrolled", Words.Number(summary.Enrolled));
        table.Add("  already in", Words.Number(summary.AlreadyEnrolled));
        table.Add("  refused", Words.Number(summary.Refused));
        table.Add("  undecidable", Words.Number(summary.Undecidable));
        foreach (var (name, count) in Rare(summary))
        {
            table.Add($"  {name}", Words.Number(count));
        }

        table.Write(output);
        if (summary.Refused + summary.Undecidable > 0)
        {
            // What the ledger holds is told even after Ctrl-C.
            await WriteReasonsAsync(context, summary, CancellationToken.None).ConfigureAwait(false);
        }

        return exitCode;
    }

    /// <summary>What to do next.</summary>
    public static async Task AdviseAsync(CommandContext context, FaceRunSummary summary, NextCommands next)
    {
        switch (summary.State)
        {
            case FaceRunState.Canceled:
                break;
            case FaceRunState.Blocked:
                await context.SayAsync($"Mend the account or its keys. Then: {next.Resume(summary.Name)}");
                break;
            case FaceRunState.Completed when summary.Undecidable > 0:
                await context.SayAsync(
                    $"Nobody can find out whether some are in: look at the vendor's console, then {next.Resolve(summary.Name)}"
                );
                break;
            case FaceRunState.Completed when summary.Refused > 0:
                await context.SayAsync(
                    $"What was refused, and why: {next.Report(summary.Name)}. Once it is mended: {next.Retry(summary.Name)}, then {next.Resume(summary.Name)}"
                );
                break;
            case FaceRunState.Completed:
                break;
            case var _ when !summary.IsPlanned:
                await context.SayAsync("The list was not read to its end: give the same command again.");
                break;
            default:
                await context.SayAsync($"Go on: {next.Resume(summary.Name)}");
                break;
        }
    }

    private static IEnumerable<(string Name, long Count)> Rare(FaceRunSummary summary) =>
        new[]
        {
            ("waiting", summary.Waiting),
            ("not tried", summary.Pending),
            ("canceled", summary.Canceled),
            ("twice in the list", summary.Repeated),
        }.Where(row => row.Item2 > 0);

    private static async Task WriteReasonsAsync(
        CommandContext context,
        FaceRunSummary summary,
        CancellationToken cancellationToken
    )
    {
        var filter = new FaceRunFilter { Statuses = [FaceRunEntryStatus.Refused, FaceRunEntryStatus.Undecidable] };
        var reasons =
            new Dictionary<(FaceRunEntryStatus, FaceEnrollmentErrorKind, string?), (long Count, string? Words)>();
        var looked = 0;
        await foreach (
            var entry in context.Runs.GetEntriesAsync(summary.Name, filter, cancellationToken).ConfigureAwait(false)
        )
        {
            var key = (entry.Status, entry.Kind, entry.VendorCode);
            var known = reasons.GetValueOrDefault(key);
            reasons[key] = (known.Count + 1, known.Words ?? entry.Reason);
            if (++looked == MostLooked)
            {
                break;
            }
        }

        var output = context.Terminal.Out;
        await output
            .WriteLineAsync(looked == MostLooked ? $"Why, of the first {Words.Number(looked)}:" : "Why:")
            .ConfigureAwait(false);
        foreach (
            var ((status, kind, code), (count, words)) in reasons
                .OrderByDescending(r => r.Value.Count)
                .Take(MostReasons)
        )
        {
            var state = status.ToString().ToLower(CultureInfo.InvariantCulture);
            await output
                .WriteLineAsync(
                    $"  {Words.Number(count)} {state}: {kind}{(code is null ? "" : $" ({code})")}{(words is null ? "" : $", {words}")}"
                )
                .ConfigureAwait(false);
        }
    }
}
