using FaceEnroll.Ledger.Runs.Reports;
using FaceEnroll.Sdk;

namespace FaceEnroll.Ledger.Tests.Reports;

[TestOf(typeof(CsvReport))]
public class CsvReportTests
{
    private const string Header =
        "\uFEFFnumber,line,person,picture,library,status,kind,code,reason,face,attempts,finished\r\n";

    [Test]
    public async Task Write_EmptyRun_HasTheHeaderOnly() =>
        Assert.That(await ReportBed.WriteAsync(FaceRunReportFormat.Csv), Is.EqualTo(Header));

    [Test]
    public async Task Write_Items_AreLines()
    {
        var entry = new FaceRunEntry(2, "Müller, \"Max\"", "b;1.jpg")
        {
            Status = FaceRunEntryStatus.Enrolled,
            LibraryId = "l",
            FaceId = "f-1",
            Attempts = 2,
        };
        Assert.That(
            await ReportBed.WriteAsync(FaceRunReportFormat.Csv, entries: [ReportBed.Refused(1), entry]),
            Is.EqualTo(
                Header
                    + "1,2,p,p.jpg,,Refused,NoFace,FailedOperation.NoFace,No face was found.,,1,2026-03-01T22:58:00Z\r\n"
                    + "2,,\"Müller, \"\"Max\"\"\",\"b;1.jpg\",l,Enrolled,,,,f-1,2,\r\n"
            )
        );
    }

    [TestCase("=1+1", "\"'=1+1\"")]
    [TestCase("\uFF1D1+1", "\"'\uFF1D1+1\"")]
    [TestCase("+1", "\"'+1\"")]
    [TestCase("-1", "\"'-1\"")]
    [TestCase("@SUM(A1)", "\"'@SUM(A1)\"")]
    [TestCase("\t=1", "\"'\t=1\"")]
    [TestCase("\r=1", "\"'\r=1\"")]
    [TestCase("=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\"")]
    [TestCase("a=1", "a=1")]
    [TestCase("a\nb", "\"a\nb\"")]
    public async Task Write_FormulaInAnyCell_IsText(string text, string cell)
    {
        var entry = new FaceRunEntry(1, text, text)
        {
            LibraryId = text,
            VendorCode = text,
            Reason = text,
            FaceId = text,
            Status = FaceRunEntryStatus.Undecidable,
            Kind = FaceEnrollmentErrorKind.Conflict,
        };
        Assert.That(
            await ReportBed.WriteAsync(FaceRunReportFormat.Csv, entries: entry),
            Is.EqualTo($"{Header}1,,{cell},{cell},{cell},Undecidable,Conflict,{cell},{cell},{cell},0,\r\n")
        );
    }

    [Test]
    public async Task Write_Filter_ListsWhatItFits()
    {
        var options = new FaceRunReportOptions
        {
            Filter = new FaceRunFilter { Numbers = [2], PersonId = "p" },
        };
        var report = await ReportBed.WriteAsync(
            FaceRunReportFormat.Csv,
            options: options,
            entries: [ReportBed.Refused(1), ReportBed.Refused(2), ReportBed.Refused(2, "q")]
        );
        Assert.That(report, Does.StartWith(Header + "2,3,p,").And.Not.Contains("1,2,p").And.Not.Contains("2,3,q"));
    }
}
