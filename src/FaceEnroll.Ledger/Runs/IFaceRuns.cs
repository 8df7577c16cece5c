namespace FaceEnroll.Ledger;

/// <summary>
/// Enrolls many pictures from a list, repeatably: a run that was stopped, or whose process was killed, goes on where it was, and
/// nothing is sent twice. See the page "Enroll many".
/// </summary>
/// <remarks>
/// Safe for concurrent use, also from several processes on one ledger. A run is driven by one process at a time; another one that
/// runs it too waits, reports its progress, and takes over if the first one ends.
/// </remarks>
public interface IFaceRuns
{
    /// <summary>
    /// Reads a run's source into the ledger, unless that was done; nothing is sent. Reading again adds only what is new.
    /// </summary>
    /// <param name="run">The run.</param>
    /// <param name="progress">Told now and then, and at the end.</param>
    /// <param name="cancellationToken">Cancels; what was read stays.</param>
    /// <returns>The counts.</returns>
    /// <exception cref="FaceRunException">The source is wrong, or the name belongs to a run of another registration.</exception>
    /// <exception cref="FaceLedgerException">The ledger failed.</exception>
    /// <exception cref="ObjectDisposedException">The container is disposed.</exception>
    Task<FaceRunSummary> StartAsync(
        FaceRun run,
        IProgress<FaceRunSummary>? progress = null,
        CancellationToken cancellationToken = default
    );

    /// <summary>
    /// Starts a run and enrolls its items until each has a result, or until it is paused, canceled or blocked. The same call goes on
    /// after all of these but a cancellation of the run, and after a crash.
    /// </summary>
    /// <param name="run">The run.</param>
    /// <param name="progress">Told about twice a second, and at the end.</param>
    /// <param name="cancellationToken">
    /// Stops this process: no more items are taken, calls that run end, and what is known is returned. The run can go on later.
    /// </param>
    /// <returns>The counts at the end. They are also returned when the token was canceled.</returns>
    /// <exception cref="FaceRunException">As for <see cref="StartAsync"/>.</exception>
    /// <exception cref="FaceLedgerException">The ledger failed. Nothing is lost: run it again.</exception>
    /// <exception cref="ObjectDisposedException">The container was disposed meanwhile. Nothing is lost: run it again.</exception>
    Task<FaceRunSummary> RunAsync(
        FaceRun run,
        IProgress<FaceRunSummary>? progress = null,
        CancellationToken cancellationToken = default
    );

    /// <summary>Stops a run in whatever process drives it: no more items are taken, and calls that run end.</summary>
    /// <param name="name">The run.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>Whether it was running.</returns>
    Task<bool> PauseAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>Ends a run for good. Items without a result are Canceled; one whose call is open keeps waiting for its outcome.</summary>
    /// <param name="name">The run.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>Whether there was something to cancel.</returns>
    Task<bool> CancelAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>How far a run is.</summary>
    /// <param name="name">The run.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The counts; null where there is no such run.</returns>
    Task<FaceRunSummary?> GetAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>All runs of the ledger, the latest first.</summary>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>Their counts.</returns>
    Task<IReadOnlyList<FaceRunSummary>> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>Watches a run from any process, until it is completed, canceled, paused or blocked, or nobody drives it.</summary>
    /// <param name="name">The run.</param>
    /// <param name="interval">How often; 1 second by default.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The counts, the last ones at the end. Nothing where there is no such run.</returns>
    IAsyncEnumerable<FaceRunSummary> WatchAsync(
        string name,
        TimeSpan? interval = null,
        CancellationToken cancellationToken = default
    );

    /// <summary>The items of a run, in their order.</summary>
    /// <param name="name">The run.</param>
    /// <param name="filter">Which; null (default) for all.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The items.</returns>
    /// <exception cref="FaceRunException">There is no such run.</exception>
    IAsyncEnumerable<FaceRunEntry> GetEntriesAsync(
        string name,
        FaceRunFilter? filter = null,
        CancellationToken cancellationToken = default
    );

    /// <summary>Writes a report. It holds person ids, file names and face ids: it is personal data.</summary>
    /// <param name="name">The run.</param>
    /// <param name="format">Its form.</param>
    /// <param name="output">Where it is written to; it stays open.</param>
    /// <param name="options">What it shows; null (default) for the defaults.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="FaceRunException">There is no such run.</exception>
    Task WriteReportAsync(
        string name,
        FaceRunReportFormat format,
        Stream output,
        FaceRunReportOptions? options = null,
        CancellationToken cancellationToken = default
    );

    /// <summary>
    /// Lets items be tried once more, with all their attempts: those that were refused or canceled, and that the filter fits. Lines
    /// of a source that were wrong are not: mend the source, and run it again.
    /// </summary>
    /// <param name="name">The run.</param>
    /// <param name="filter">Which; null (default) for all that were refused or canceled.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>How many. Run the run again to enroll them.</returns>
    /// <exception cref="FaceRunException">There is no such run, or a process drives it.</exception>
    Task<long> RetryAsync(string name, FaceRunFilter? filter = null, CancellationToken cancellationToken = default);

    /// <summary>Decides an undecidable item that somebody has looked into at the vendor.</summary>
    /// <param name="name">The run.</param>
    /// <param name="number">The item's <see cref="FaceRunEntry.Number"/>.</param>
    /// <param name="isEnrolled">Whether its picture is in. If not, the item is tried again when the run is run again.</param>
    /// <param name="decidedBy">Who says so: it is kept, with the time.</param>
    /// <param name="why">How it was found out: it is kept.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>Whether there was something to decide.</returns>
    /// <exception cref="ArgumentException">A text is null or empty.</exception>
    /// <exception cref="FaceRunException">There is no such run.</exception>
    Task<bool> ResolveAsync(
        string name,
        long number,
        bool isEnrolled,
        string decidedBy,
        string why,
        CancellationToken cancellationToken = default
    );

    /// <summary>
    /// What a run would do: each picture is opened and checked against the vendor's limits, prepared where a preparer is registered,
    /// and looked up in the ledger. Nothing is sent and nothing is recorded.
    /// </summary>
    /// <param name="run">The run.</param>
    /// <param name="refused">Told of each item that would be refused.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The counts.</returns>
    /// <exception cref="FaceRunException">The source is wrong.</exception>
    Task<FaceRunCheck> CheckAsync(
        FaceRun run,
        IProgress<FaceRunEntry>? refused = null,
        CancellationToken cancellationToken = default
    );

    /// <summary>
    /// Removes a run and its items from the ledger. What was enrolled stays recorded, so that nothing is sent twice later.
    /// </summary>
    /// <param name="name">The run.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>Whether there was one.</returns>
    /// <exception cref="FaceRunException">It is driven, or is neither completed nor canceled.</exception>
    Task<bool> PurgeAsync(string name, CancellationToken cancellationToken = default);
}
