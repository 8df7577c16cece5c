using System.Text;
using FaceEnroll.Cli.Output;
using FaceEnroll.Ledger;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace FaceEnroll.Cli.Progress;

/// <summary>Draws a summary: a bar whose parts are the outcomes, and the same in figures.</summary>
internal static class RunPanel
{
    private const int WidestBar = 60;
    private const int Margin = 10;

    public static IRenderable Of(FaceRunSummary? summary, string? message, int width, bool isUnicode)
    {
        var rows = new List<IRenderable>();
        if (summary is null)
        {
            rows.Add(new Text("Reading the list..."));
        }
        else
        {
            var bar = Math.Clamp(width - Margin, Margin, WidestBar);
            rows.Add(
                new Markup(
                    $"[bold]{Markup.Escape(summary.Name)}[/] at {summary.Vendor}: {RunText.Share(summary)}{Before(summary)}"
                )
            );
            rows.Add(new Markup($"{Bar(summary, bar, isUnicode)} {RunText.Percent(summary)} %"));
            rows.Add(new Markup(Figures(summary)));
            var pace = (RunText.Pace(summary) + RunText.Reason(summary)).TrimStart(';', ' ', ',');
            if (pace.Length > 0)
            {
                rows.Add(new Text(pace));
            }
        }

        if (message is not null)
        {
            rows.Add(new Text(message, new Style(Color.Yellow)));
        }

        return new Rows(rows);
    }

    /// <summary>Each part has a sign of its own, for terminals without colors.</summary>
    private static string Bar(FaceRunSummary summary, int width, bool isUnicode)
    {
        var parts = new (long Count, string Color, char Sign)[]
        {
            (summary.Enrolled, "green", isUnicode ? '█' : '#'),
            (summary.AlreadyEnrolled, "blue", isUnicode ? '▓' : '='),
            (summary.Repeated, "blue", isUnicode ? '▓' : '='),
            (summary.Refused, "red", isUnicode ? '▒' : 'x'),
            (summary.Undecidable, "yellow", '?'),
            (summary.Canceled, "grey", '-'),
        };
        var bar = new StringBuilder();
        long counted = 0;
        var drawn = 0;
        foreach (var (count, color, sign) in parts)
        {
            counted += count;
            var end = summary.Total == 0 ? 0 : (int)(counted * width / summary.Total);
            if (end > drawn)
            {
                _ = bar.Append('[').Append(color).Append(']').Append(sign, end - drawn).Append("[/]");
                drawn = end;
            }
        }

        return bar.Append("[grey]").Append(isUnicode ? '░' : '.', width - drawn).Append("[/]").ToString();
    }

    private static string Figures(FaceRunSummary summary) =>
        $"[green]{Words.Number(summary.Enrolled)} enrolled[/]  "
        + $"[blue]{Words.Number(summary.AlreadyEnrolled)} already in[/]  "
        + $"[red]{Words.Number(summary.Refused)} refused[/]  "
        + $"[yellow]{Words.Number(summary.Undecidable)} undecidable[/]"
        + (summary.Repeated > 0 ? $"  {Words.Number(summary.Repeated)} repeated" : "")
        + (summary.Waiting > 0 ? $"  {Words.Number(summary.Waiting)} waiting" : "")
        + (summary.Canceled > 0 ? $"  {Words.Number(summary.Canceled)} canceled" : "");

    private static string Before(FaceRunSummary summary) =>
        summary.DoneBefore > 0 ? $", {Words.Number(summary.DoneBefore)} of them before" : "";
}
