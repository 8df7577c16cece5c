using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;

namespace FaceEnroll.Sdk.Tests.Telemetry;

/// <summary>Listens to the library's source and meter while it lives.</summary>
internal sealed class TelemetryRecorder : IDisposable
{
    private readonly ConcurrentQueue<Activity> _spans = new();
    private readonly ConcurrentQueue<(string Instrument, double Value, string Tags)> _measured = new();
    private readonly ActivityListener _source;
    private readonly MeterListener _meter = new();

    public TelemetryRecorder()
    {
        _source = new ActivityListener
        {
            ShouldListenTo = source => source.Name == FaceEnrollmentTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = _spans.Enqueue,
        };
        ActivitySource.AddActivityListener(_source);
        _meter.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == FaceEnrollmentTelemetry.Name)
            {
                Instruments.Add(instrument);
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _meter.SetMeasurementEventCallback<long>((i, value, tags, _) => Add(i, value, tags));
        _meter.SetMeasurementEventCallback<double>((i, value, tags, _) => Add(i, value, tags));
        _meter.Start();
    }

    public List<Instrument> Instruments { get; } = [];

    public Activity Span => _spans.Single();

    /// <summary>Instruments with values and tags, in the order of the names.</summary>
    public IReadOnlyList<string> Measured =>
        [
            .. _measured
                .Select(m => $"{m.Instrument} {m.Value.ToString(CultureInfo.InvariantCulture)} {m.Tags}")
                .OrderBy(m => m, StringComparer.Ordinal),
        ];

    /// <summary>The sum of an instrument's values.</summary>
    public double Sum(string instrument) => _measured.Where(m => m.Instrument == instrument).Sum(m => m.Value);

    /// <summary>Tags as text, in the order of the keys.</summary>
    public static string Text(IEnumerable<KeyValuePair<string, object?>> tags) =>
        string.Join(
            " ",
            tags.Where(t => t.Value is not null)
                .OrderBy(t => t.Key, StringComparer.Ordinal)
                .Select(t => $"{t.Key.Replace("faceenroll.", "")}={t.Value}")
        );

    public void Dispose()
    {
        _source.Dispose();
        _meter.Dispose();
    }

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        _measured.Enqueue((instrument.Name.Replace("faceenroll.", ""), value, Text(tags.ToArray())));
}
