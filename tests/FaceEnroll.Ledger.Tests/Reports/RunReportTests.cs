using System.Runtime.CompilerServices;
using FaceEnroll.Ledger.Runs.Reports;

namespace FaceEnroll.Ledger.Tests.Reports;

[TestOf(typeof(RunReport))]
public class RunReportTests
{
    private const int Many = 100_000;

    [Test]
    public async Task Write_ManyItems_KeepsNothingOfThem([Values] FaceRunReportFormat format)
    {
        using var output = new AsyncOutput();
        var options = new FaceRunReportOptions { MostListed = Many };
        await RunReport.WriteAsync(ReportBed.Data(), EntriesAsync(), format, options, output, CancellationToken.None);
        Assert.That(output.Largest, Is.LessThan(64 * 1024));
        Assert.That(output.IsDisposed, Is.False);

        async IAsyncEnumerable<FaceRunEntry> EntriesAsync()
        {
            for (var i = 1; i <= Many; i++)
            {
                yield return ReportBed.Refused(i);
                if (i % 1000 == 0)
                {
                    await Task.Yield();
                    // What came before is out but for a buffer, and 1,000 items are more than that.
                    Assert.That(output.Content.Length, Is.GreaterThan(0));
                    output.Content.SetLength(0);
                }
            }
        }
    }

    [TestCase(-1)]
    [TestCase(100_001)]
    public void Write_MostListedIsOutOfRange_Refuses(int most) =>
        Assert.That(
            async () =>
                await ReportBed.WriteAsync(
                    FaceRunReportFormat.Html,
                    options: new FaceRunReportOptions { MostListed = most }
                ),
            Throws.TypeOf<ArgumentOutOfRangeException>()
        );

    [Test]
    public void Write_UnknownFormat_Refuses() =>
        Assert.That(
            async () => await ReportBed.WriteAsync((FaceRunReportFormat)9),
            Throws.TypeOf<ArgumentOutOfRangeException>()
        );

    [Test]
    public void Write_Canceled_Stops([Values] FaceRunReportFormat format)
    {
        using var stop = new CancellationTokenSource();
        using var output = new AsyncOutput();
        Assert.That(
            async () =>
                await RunReport.WriteAsync(
                    ReportBed.Data(),
                    EndlessAsync(stop),
                    format,
                    new FaceRunReportOptions(),
                    output,
                    stop.Token
                ),
            Throws.InstanceOf<OperationCanceledException>()
        );
    }

    private static async IAsyncEnumerable<FaceRunEntry> EndlessAsync(
        CancellationTokenSource stop,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        for (var i = 1; ; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
            yield return ReportBed.Refused(i);
            if (i == 10)
            {
                await stop.CancelAsync();
            }
        }
    }
}
