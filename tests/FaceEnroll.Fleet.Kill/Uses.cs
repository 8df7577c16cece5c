using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;

namespace FaceEnroll.Fleet.Kill;

/// <summary>
/// When a process used its permits, by a clock that all processes of the machine share. What arrives at the vendor is another matter: a
/// process may be stopped, or its link be cut, between its permit and its request.
/// </summary>
internal sealed class Uses : IDisposable
{
    private const string Wait = "faceenroll.limiter.wait";
    private readonly StreamWriter _file;
    private readonly MeterListener _listener = new();

    public Uses(string file)
    {
        _file = new StreamWriter(file) { AutoFlush = true };
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name == Wait)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<double>((_, _, _, _) => Note());
        _listener.Start();
    }

    /// <summary>The most in any sliding second, over all processes that wrote into a folder; and how many there were.</summary>
    public static (int Most, int All) Read(string folder, string pattern)
    {
        // A line may be cut where its process was killed.
        var times = Directory
            .GetFiles(folder, pattern)
            .SelectMany(file => File.ReadAllText(file).Split('\n')[..^1])
            .Select(line => long.Parse(line, CultureInfo.InvariantCulture))
            .Order()
            .ToList();
        var (most, first) = (0, 0);
        for (var last = 0; last < times.Count; last++)
        {
            while (Stopwatch.GetElapsedTime(times[first], times[last]) >= TimeSpan.FromSeconds(1))
            {
                first++;
            }

            most = Math.Max(most, last - first + 1);
        }

        return (most, times.Count);
    }

    public void Dispose()
    {
        _listener.Dispose();
        _file.Dispose();
    }

    private void Note()
    {
        var now = Stopwatch.GetTimestamp();
        lock (_file)
        {
            _file.Write(string.Create(CultureInfo.InvariantCulture, $"{now}\n"));
        }
    }
}
