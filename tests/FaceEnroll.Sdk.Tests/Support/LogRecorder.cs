using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace FaceEnroll.Sdk.Tests.Support;

/// <summary>Keeps what is logged, at every level, with ids and structured names.</summary>
internal sealed class LogRecorder : ILogger, ILoggerProvider
{
    private readonly ConcurrentQueue<LogEntry> _entries = new();

    public IReadOnlyList<LogEntry> Entries => [.. _entries];

    /// <summary>The same as text, exceptions with it.</summary>
    public IReadOnlyList<string> Messages => [.. _entries.Select(e => $"{e.Level}: {e.Message} {e.Exception}")];

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
                formatter(state, exception),
                exception
            )
        );
    }

    public ILogger CreateLogger(string categoryName) => this;

    public void Dispose() { }
}

internal sealed record LogEntry(
    int Id,
    string Name,
    LogLevel Level,
    string Values,
    string Message,
    Exception? Exception
);
