namespace FaceEnroll.Imaging.Tests.Support;

/// <summary>The most memory that this process held, native memory included, where the system says it.</summary>
internal static class ResidentPeak
{
    /// <summary>Starts anew, and says what is held now.</summary>
    public static long Reset()
    {
        try
        {
            File.WriteAllText("/proc/self/clear_refs", "5");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Not this system: the figure is then that of the whole run.
        }

        return Environment.WorkingSet;
    }

    public static long Now()
    {
        const string Peak = "VmHWM:";
        return File.Exists("/proc/self/status")
            ? File.ReadLines("/proc/self/status")
                .Where(line => line.StartsWith(Peak, StringComparison.Ordinal))
                .Select(line =>
                    long.Parse(line[Peak.Length..^2].Trim(), System.Globalization.CultureInfo.InvariantCulture) * 1024
                )
                .First()
            : Environment.WorkingSet;
    }
}
