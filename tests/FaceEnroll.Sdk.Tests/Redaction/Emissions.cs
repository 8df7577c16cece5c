using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace FaceEnroll.Sdk.Tests.Redaction;

/// <summary>Everything that is logged, traced or measured while it lives, as texts by channel.</summary>
internal sealed class Emissions : ILoggerProvider, IDisposable
{
    private readonly ConcurrentQueue<(string Channel, string Text)> _texts = new();
    private readonly ActivityListener _spans;
    private readonly MeterListener _meter = new();

    public Emissions()
    {
        _spans = new ActivityListener
        {
            ShouldListenTo = source => source.Name == FaceEnrollmentTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Add,
        };
        ActivitySource.AddActivityListener(_spans);
        _meter.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == FaceEnrollmentTelemetry.Name)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _meter.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Add(instrument, tags));
        _meter.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Add(instrument, tags));
        _meter.Start();
    }

    public IReadOnlyList<(string Channel, string Text)> Texts => [.. _texts];

    /// <summary>How many texts came by a channel: nothing found in none proves nothing.</summary>
    public int Count(string channel) => _texts.Count(t => t.Channel.StartsWith(channel, StringComparison.Ordinal));

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void Dispose()
    {
        _spans.Dispose();
        _meter.Dispose();
    }

    private void Add(string channel, object? text) => _texts.Enqueue((channel, text?.ToString() ?? ""));

    private void Add(string channel, IEnumerable<KeyValuePair<string, object?>> pairs)
    {
        foreach (var pair in pairs)
        {
            Add(channel, $"{pair.Key}={pair.Value}");
        }
    }

    private void Add(Activity span)
    {
        Add("span name", $"{span.OperationName} {span.DisplayName} {span.Status} {span.StatusDescription}");
        Add("span state", span.TraceStateString);
        Add("span tag", span.TagObjects);
        Add("span baggage", span.Baggage.Select(b => new KeyValuePair<string, object?>(b.Key, b.Value)));
        foreach (var e in span.Events)
        {
            Add("span event", e.Name);
            Add("span event", e.Tags);
        }

        foreach (var link in span.Links)
        {
            Add("span link", link.Tags ?? []);
        }
    }

    private void Add(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        Add("metric", $"{instrument.Name} {instrument.Unit} {instrument.Description}");
        Add("metric tag", tags.ToArray());
    }

    /// <summary>As verbose as can be: every level, every scope, every structured value.</summary>
    private sealed class Logger(Emissions owner, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            AddState("log scope", state);
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            owner.Add($"log {category}", $"{eventId.Id} {eventId.Name} {formatter(state, exception)} {exception}");
            AddState("log state", state);
        }

        private void AddState(string channel, object? state)
        {
            owner.Add($"{channel} {category}", state);
            if (state is IEnumerable<KeyValuePair<string, object?>> pairs)
            {
                owner.Add($"{channel} {category}", pairs);
            }
        }
    }
}
