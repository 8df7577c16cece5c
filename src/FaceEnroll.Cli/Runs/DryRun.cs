using FaceEnroll.Cli.Commands;
using FaceEnroll.Cli.Hosting;
using FaceEnroll.Cli.Output;
using FaceEnroll.Ledger;

namespace FaceEnroll.Cli.Runs;

/// <summary>Says what a run would do.</summary>
internal static class DryRun
{
    public static async Task<int> TellAsync(CommandContext context, FaceRun run, CancellationToken cancellationToken)
    {
        var output = context.Terminal.Out;
        var check = await context
            .Runs.CheckAsync(run, new Refusals(output, context.IsJson), cancellationToken)
            .ConfigureAwait(false);
        if (context.IsJson)
        {
            JsonLine.Write(
                output,
                json =>
                {
                    json.WriteString("event", "check");
                    json.WriteString("run", run.Name);
                    json.WriteNumber("total", check.Total);
                    json.WriteNumber("wouldSend", check.WouldSend);
                    json.WriteNumber("alreadyEnrolled", check.AlreadyEnrolled);
                    json.WriteNumber("repeated", check.Repeated);
                    json.WriteNumber("refused", check.Refused);
                    json.WriteNumber("pictureBytes", check.PictureBytes);
                    json.WriteNumber("calls", check.Calls);
                    json.WriteOptional("requestsPerSecond", check.RequestsPerSecond);
                    json.WriteOptional("leastSeconds", check.LeastTime?.TotalSeconds);
                }
            );
        }
        else
        {
            var table = new TextTable("items", Words.Number(check.Total));
            table.Add("would be sent", $"{Words.Number(check.WouldSend)} ({Words.Bytes(check.PictureBytes)})");
            table.Add("already in", Words.Number(check.AlreadyEnrolled));
            table.Add("twice in the list", Words.Number(check.Repeated));
            table.Add("would be refused", Words.Number(check.Refused));
            table.Add("requests at most", Words.Number(check.Calls));
            table.Add(
                "time at least",
                check.LeastTime is { } time
                    ? Words.Span(time) + (check.RequestsPerSecond is { } rate ? $", at {Words.Rate(rate)}" : "")
                    : "no limit is known"
            );
            table.Write(output);
            await context.SayAsync("A dry run: nothing was sent and nothing was recorded.");
        }

        return check.Refused > 0 ? ExitCode.SomeRefused : ExitCode.AllEnrolled;
    }

    /// <summary>Told of each at once, in the order in which they come.</summary>
    private sealed class Refusals(TextWriter output, bool isJson) : IProgress<FaceRunEntry>
    {
        public void Report(FaceRunEntry value)
        {
            if (isJson)
            {
                JsonLine.Write(
                    output,
                    json =>
                    {
                        json.WriteString("event", "refused");
                        json.WriteNumber("number", value.Number);
                        json.WriteNumber("line", value.Line);
                        json.WriteString("person", value.PersonId);
                        json.WriteString("picture", value.Picture);
                        json.WriteString("kind", $"{value.Kind}");
                        json.WriteOptional("reason", value.Reason);
                    }
                );
                return;
            }

            lock (output)
            {
                var where = value.Line > 0 ? $"line {value.Line}" : $"item {value.Number}";
                output.WriteLine($"{where}: {value.Kind}, {value.Reason} ({value.PersonId}, {value.Picture})");
            }
        }
    }
}
