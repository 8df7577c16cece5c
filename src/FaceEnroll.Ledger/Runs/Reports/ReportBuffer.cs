namespace FaceEnroll.Ledger.Runs.Reports;

/// <summary>
/// What is written of a report and not sent yet. Writers write to it at once; now and then it goes to the output asynchronously, since
/// some outputs, like a web server's, allow nothing else. So memory is the same for any length.
/// </summary>
internal sealed class ReportBuffer(Stream output) : MemoryStream
{
    private const int Full = 32 * 1024;

    /// <summary>Sends what there is, once it is enough. Whatever writes here must have been flushed.</summary>
    public ValueTask SendIfFullAsync(CancellationToken cancellationToken) =>
        Length < Full ? ValueTask.CompletedTask : SendAsync(cancellationToken);

    /// <summary>Sends what there is.</summary>
    public async ValueTask SendAsync(CancellationToken cancellationToken)
    {
        await output.WriteAsync(GetBuffer().AsMemory(0, (int)Length), cancellationToken).ConfigureAwait(false);
        SetLength(0);
    }

    /// <summary>Sends the rest. The output stays open.</summary>
    public async ValueTask EndAsync(CancellationToken cancellationToken)
    {
        await SendAsync(cancellationToken).ConfigureAwait(false);
        await output.FlushAsync(cancellationToken).ConfigureAwait(false);
    }
}
