using System.Text;
using System.Xml;
using System.Xml.Linq;
using FaceEnroll.Ledger.Runs.Reports;
using FaceEnroll.Sdk;

namespace FaceEnroll.Ledger.Tests.Reports;

/// <summary>Runs to report, and reports as tests read them.</summary>
internal static class ReportBed
{
    public static DateTimeOffset Start { get; } = new(2026, 3, 1, 23, 58, 0, TimeSpan.FromHours(1));

    public static ReportData Data(
        string name = "spring",
        string? reason = null,
        IReadOnlyList<ReasonCount>? reasons = null,
        IReadOnlyList<RateBucket>? rate = null,
        long enrolled = 0,
        long already = 0,
        long refused = 0
    ) =>
        new()
        {
            Summary = new FaceRunSummary(name, "Tencent & Co", FaceVendor.TencentCloud, FaceRunState.Completed)
            {
                Reason = reason,
                IsPlanned = true,
                StartedAt = Start,
                Enrolled = enrolled,
                AlreadyEnrolled = already,
                Refused = refused,
            },
            Reasons = reasons ?? [],
            Rate = rate ?? [],
        };

    public static FaceRunEntry Refused(long number, string person = "p", string picture = "p.jpg") =>
        new(number, person, picture)
        {
            Line = number + 1,
            Status = FaceRunEntryStatus.Refused,
            Kind = FaceEnrollmentErrorKind.NoFace,
            VendorCode = "FailedOperation.NoFace",
            Reason = "No face was found.",
            Attempts = 1,
            FinishedAt = Start,
        };

    public static async IAsyncEnumerable<FaceRunEntry> StreamAsync(params FaceRunEntry[] entries)
    {
        foreach (var entry in entries)
        {
            await Task.Yield();
            yield return entry;
        }
    }

    public static async Task<string> WriteAsync(
        FaceRunReportFormat format,
        ReportData? data = null,
        FaceRunReportOptions? options = null,
        params FaceRunEntry[] entries
    )
    {
        using var output = new AsyncOutput();
        await RunReport.WriteAsync(
            data ?? Data(),
            StreamAsync(entries),
            format,
            options ?? new FaceRunReportOptions(),
            output,
            CancellationToken.None
        );
        return new UTF8Encoding(false, true).GetString(output.Content.ToArray());
    }

    /// <summary>A page as XML: it throws where tags do not balance.</summary>
    public static XDocument Parse(string page)
    {
        using var reader = XmlReader.Create(
            new StringReader(page),
            new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore }
        );
        return XDocument.Load(reader, LoadOptions.PreserveWhitespace);
    }
}
