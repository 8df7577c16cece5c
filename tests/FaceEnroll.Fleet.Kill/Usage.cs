using System.Globalization;

namespace FaceEnroll.Fleet.Kill;

/// <summary>Processor time and memory of processes, by what Linux says of them.</summary>
internal sealed class Usage
{
    private const double TicksASecond = 100;
    private readonly Dictionary<int, double> _seconds = [];

    /// <summary>Seconds of processor time of all that were looked at.</summary>
    public double Seconds => _seconds.Values.Sum();

    /// <summary>The most memory that one of them had, in MB.</summary>
    public double Megabytes { get; private set; }

    /// <summary>Looks at a process: what it used until now counts, also once it is gone.</summary>
    public void Look(int process)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{process.ToString(CultureInfo.InvariantCulture)}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            double Field(int number) => double.Parse(fields[number - 3], CultureInfo.InvariantCulture);
            // Its own, and that of its children that ended.
            _seconds[process] = (Field(14) + Field(15) + Field(16) + Field(17)) / TicksASecond;
            var peak = File.ReadLines($"/proc/{process.ToString(CultureInfo.InvariantCulture)}/status")
                .FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            var kilobytes = peak?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1];
            Megabytes = Math.Max(Megabytes, double.Parse(kilobytes ?? "0", CultureInfo.InvariantCulture) / 1024);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It is gone.
        }
    }

    /// <summary>Looks at the children of a process, too.</summary>
    public void LookWithChildren(int process)
    {
        Look(process);
        var path = $"/proc/{process}/task/{process}/children";
        if (File.Exists(path))
        {
            foreach (var child in File.ReadAllText(path).Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                Look(int.Parse(child, CultureInfo.InvariantCulture));
            }
        }
    }
}
