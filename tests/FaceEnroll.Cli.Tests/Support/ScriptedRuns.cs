using System.Runtime.CompilerServices;
using System.Text;
using FaceEnroll.Ledger;

namespace FaceEnroll.Cli.Tests.Support;

/// <summary>Runs that go as a test says, with what they were asked for.</summary>
internal sealed class ScriptedRuns : IFaceRuns
{
    /// <summary>What is reported, the last one being the end.</summary>
    public List<FaceRunSummary> Summaries { get; init; } = [];

    public List<FaceRunEntry> Entries { get; init; } = [];

    public FaceRunCheck Check { get; init; } = new();

    public Exception? Failure { get; init; }

    /// <summary>Runs while a run runs, with its token.</summary>
    public Func<CancellationToken, Task>? Meanwhile { get; init; }

    public bool Answer { get; init; } = true;

    public FaceRun? Ran { get; private set; }

    public FaceRunFilter? Filter { get; private set; }

    public List<string> Calls { get; } = [];

    public Task<FaceRunSummary> StartAsync(
        FaceRun run,
        IProgress<FaceRunSummary>? progress = null,
        CancellationToken cancellationToken = default
    ) => throw new NotSupportedException();

    public async Task<FaceRunSummary> RunAsync(
        FaceRun run,
        IProgress<FaceRunSummary>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        Ran = run;
        Summaries.ForEach(s => progress?.Report(s));
        if (Meanwhile is not null)
        {
            await Meanwhile(cancellationToken);
        }

        return Failure is not null ? throw Failure : Summaries[^1];
    }

    public Task<bool> PauseAsync(string name, CancellationToken cancellationToken = default) => Note($"pause {name}");

    public Task<bool> CancelAsync(string name, CancellationToken cancellationToken = default) => Note($"cancel {name}");

    public Task<FaceRunSummary?> GetAsync(string name, CancellationToken cancellationToken = default) =>
        Task.FromResult(Summaries.LastOrDefault(s => s.Name == name));

    public Task<IReadOnlyList<FaceRunSummary>> ListAsync(CancellationToken cancellationToken = default) =>
        Task.FromResult<IReadOnlyList<FaceRunSummary>>(Summaries);

    public async IAsyncEnumerable<FaceRunSummary> WatchAsync(
        string name,
        TimeSpan? interval = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        await Task.Yield();
        foreach (var summary in Summaries.Where(s => s.Name == name))
        {
            yield return summary;
        }
    }

    public async IAsyncEnumerable<FaceRunEntry> GetEntriesAsync(
        string name,
        FaceRunFilter? filter = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        await Task.Yield();
        foreach (
            var entry in Entries.Where(e => filter is not { Statuses.Count: > 0 } || filter.Statuses.Contains(e.Status))
        )
        {
            yield return entry;
        }
    }

    public async Task WriteReportAsync(
        string name,
        FaceRunReportFormat format,
        Stream output,
        FaceRunReportOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        Filter = options?.Filter;
        var thumbnails = 0;
        foreach (var entry in Entries)
        {
            thumbnails += options?.Thumbnail is { } make && await make(entry, cancellationToken) is not null ? 1 : 0;
        }

        await output.WriteAsync(
            Encoding.UTF8.GetBytes($"report of {name} as {format}, {thumbnails} pictures\n"),
            cancellationToken
        );
    }

    public Task<long> RetryAsync(
        string name,
        FaceRunFilter? filter = null,
        CancellationToken cancellationToken = default
    )
    {
        Filter = filter;
        return Task.FromResult(3L);
    }

    public Task<bool> ResolveAsync(
        string name,
        long number,
        bool isEnrolled,
        string decidedBy,
        string why,
        CancellationToken cancellationToken = default
    ) => Note($"resolve {name} {number} {isEnrolled} {decidedBy} {why}");

    public Task<FaceRunCheck> CheckAsync(
        FaceRun run,
        IProgress<FaceRunEntry>? refused = null,
        CancellationToken cancellationToken = default
    )
    {
        Ran = run;
        Entries.ForEach(e => refused?.Report(e));
        return Task.FromResult(Check);
    }

    public Task<bool> PurgeAsync(string name, CancellationToken cancellationToken = default) => Note($"purge {name}");

    private Task<bool> Note(string call)
    {
        Calls.Add(call);
        return Failure is null ? Task.FromResult(Answer) : Task.FromException<bool>(Failure);
    }
}
