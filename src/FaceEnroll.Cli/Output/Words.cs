using System.Globalization;

namespace FaceEnroll.Cli.Output;

/// <summary>Figures as a person reads them, the same in every culture.</summary>
internal static class Words
{
    /// <summary>1,234.</summary>
    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>"1 picture", "2 pictures".</summary>
    public static string Count(long number, string one, string? many = null) =>
        $"{Number(number)} {(number == 1 ? one : many ?? one + "s")}";

    /// <summary>45 s, 3 min 20 s, 2 h 5 min, 3 d 4 h.</summary>
    public static string Span(TimeSpan span) =>
        span.TotalMinutes < 1 ? Text($"{Math.Ceiling(Math.Max(0, span.TotalSeconds))} s")
        : span.TotalHours < 1 ? Text($"{span.Minutes} min {span.Seconds} s")
        : span.TotalDays < 1 ? Text($"{span.Hours} h {span.Minutes} min")
        : Text($"{(long)span.TotalDays} d {span.Hours} h");

    /// <summary>Bytes in the largest unit that leaves a figure above one.</summary>
    public static string Bytes(long bytes) =>
        bytes < 1024 ? Text($"{bytes} B")
        : bytes < 1024 * 1024 ? Text($"{bytes / 1024.0:0.#} KiB")
        : bytes < 1024L * 1024 * 1024 ? Text($"{bytes / 1048576.0:0.#} MiB")
        : Text($"{bytes / 1073741824.0:0.#} GiB");

    /// <summary>Items a second.</summary>
    public static string Rate(double rate) => Text($"{rate:0.#}/s");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
