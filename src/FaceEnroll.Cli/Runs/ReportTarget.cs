using FaceEnroll.Cli.Commands;
using FaceEnroll.Cli.Hosting;
using FaceEnroll.Cli.Output;
using FaceEnroll.Cli.Pictures;
using FaceEnroll.Ledger;

namespace FaceEnroll.Cli.Runs;

/// <summary>Where a report goes, and how.</summary>
/// <param name="Path">The file's full path; null for standard output.</param>
/// <param name="Format">The format.</param>
/// <param name="Thumbnails">The folder that pictures are relative to; null for no pictures.</param>
internal sealed record ReportTarget(string? Path, FaceRunReportFormat Format, string? Thumbnails)
{
    private static readonly Dictionary<string, FaceRunReportFormat> s_formats = new(StringComparer.OrdinalIgnoreCase)
    {
        ["csv"] = FaceRunReportFormat.Csv,
        ["jsonl"] = FaceRunReportFormat.JsonLines,
        ["html"] = FaceRunReportFormat.Html,
    };

    public static IReadOnlyCollection<string> FormatNames => s_formats.Keys;

    /// <summary>Which items are listed; null for the format's default.</summary>
    public FaceRunFilter? Filter { get; init; }

    /// <summary>From what was typed.</summary>
    /// <exception cref="ToolException">No format follows from it.</exception>
    public static ReportTarget Create(ToolHost host, string? file, string? format, string? thumbnails)
    {
        var extension = file is null ? "" : System.IO.Path.GetExtension(file).TrimStart('.');
        var known =
            format is not null ? s_formats[format]
            : file is null ? FaceRunReportFormat.Csv
            : extension.Equals("ndjson", StringComparison.OrdinalIgnoreCase) ? FaceRunReportFormat.JsonLines
            : extension.Equals("htm", StringComparison.OrdinalIgnoreCase) ? FaceRunReportFormat.Html
            : s_formats.TryGetValue(extension, out var byName) ? byName
            : throw new ToolException(
                $"The report's file ends with none of .{string.Join(", .", s_formats.Keys)}: name another."
            );
        if (file is not null && !Directory.Exists(System.IO.Path.GetDirectoryName(host.Resolve(file))))
        {
            // Better now than after hours.
            throw new ToolException("There is no such folder for the report.");
        }

        return thumbnails is not null && known != FaceRunReportFormat.Html
            ? throw new ToolException("--thumbnails is for a report in HTML.")
            : new ReportTarget(file is null ? null : host.Resolve(file), known, thumbnails);
    }

    public async Task WriteAsync(CommandContext context, string run, CancellationToken cancellationToken)
    {
        var options = new FaceRunReportOptions { Filter = Filter };
        if (Thumbnails is not null)
        {
            options.Thumbnail = (entry, token) => PictureThumbnail.MakeAsync(entry.Picture, Thumbnails, token);
        }

        if (Path is null)
        {
            await context.Terminal.Out.FlushAsync(cancellationToken).ConfigureAwait(false);
            await context
                .Runs.WriteReportAsync(run, Format, context.Terminal.OutStream, options, cancellationToken)
                .ConfigureAwait(false);
            await context.Terminal.OutStream.FlushAsync(cancellationToken).ConfigureAwait(false);
            return;
        }

        // The old report stays until the new one is whole.
        var next = Path + ".new";
        var file = PrivateFile.Create(next, "The report", replace: true);
        try
        {
            await using (file.ConfigureAwait(false))
            {
                await context
                    .Runs.WriteReportAsync(run, Format, file, options, cancellationToken)
                    .ConfigureAwait(false);
            }

            File.Move(next, Path, overwrite: true);
        }
        finally
        {
            File.Delete(next);
        }

        await context.SayAsync("The report is written. It is personal data: only you may read the file.");
    }
}
