using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace FaceEnroll.Sdk.Tests.Telemetry;

/// <summary>What was logged, with ids, levels and structured names.</summary>
internal sealed class LogEntries : ILogger
{
    private readonly ConcurrentQueue<LogEntry> _entries = new();

    public IReadOnlyList<LogEntry> All => [.. _entries];

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    )
    {
        var names = (state as IEnumerable<KeyValuePair<string, object?>>)?.Select(p => p.Key) ?? [];
        _entries.Enqueue(
            new LogEntry(
                eventId.Id,
                eventId.Name ?? "",
                logLevel,
                string.Join(" ", names.Where(n => n != "{OriginalFormat}")),
                formatter(state, exception)
            )
        );
        Assert.That(exception, Is.Null, "an exception may hold the vendor's words");
    }
}

internal sealed record LogEntry(int Id, string Name, LogLevel Level, string Values, string Message);
