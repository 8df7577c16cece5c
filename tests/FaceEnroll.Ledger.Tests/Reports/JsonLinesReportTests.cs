using System.Text.Json;
using FaceEnroll.Ledger.Runs.Reports;

namespace FaceEnroll.Ledger.Tests.Reports;

[TestOf(typeof(JsonLinesReport))]
public class JsonLinesReportTests
{
    [Test]
    public async Task Write_EmptyRun_IsEmpty() =>
        Assert.That(await ReportBed.WriteAsync(FaceRunReportFormat.JsonLines), Is.Empty);

    [Test]
    public async Task Write_Items_AreObjects()
    {
        var waiting = new FaceRunEntry(2, "Änne", "")
        {
            Status = FaceRunEntryStatus.Waiting,
            NotBefore = ReportBed.Start,
        };
        Assert.That(
            await ReportBed.WriteAsync(FaceRunReportFormat.JsonLines, entries: [ReportBed.Refused(1), waiting]),
            Is.EqualTo(
                """
                {"number":1,"line":2,"person":"p","picture":"p.jpg","library":null,"status":"Refused","kind":"NoFace","code":"FailedOperation.NoFace","reason":"No face was found.","face":null,"attempts":1,"notBefore":null,"finished":"2026-03-01T22:58:00Z"}
                {"number":2,"line":null,"person":"Änne","picture":"","library":null,"status":"Waiting","kind":null,"code":null,"reason":null,"face":null,"attempts":0,"notBefore":"2026-03-01T22:58:00Z","finished":null}

                """
            )
        );
    }

    [Test]
    public async Task Write_AnyText_IsOneLineOfJson()
    {
        const string Text = "\"</script>\n\u2028\u0000\ud800😀\\";
        var entry = new FaceRunEntry(1, Text, Text)
        {
            LibraryId = Text,
            VendorCode = Text,
            Reason = Text,
            FaceId = Text,
        };
        var report = await ReportBed.WriteAsync(FaceRunReportFormat.JsonLines, entries: entry);
        Assert.That(report.TrimEnd('\n'), Does.Not.Contain('\n').And.Not.Contains("<"));
        using var document = JsonDocument.Parse(report);
        foreach (var name in new[] { "person", "picture", "library", "code", "reason", "face" })
        {
            Assert.That(
                document.RootElement.GetProperty(name).GetString(),
                Is.EqualTo(Text.Replace("\ud800😀", "\uFFFD😀", StringComparison.Ordinal)),
                name
            );
        }
    }

    [Test]
    public async Task Write_Names_AreThoseOfTheCsvReport()
    {
        var csv = await ReportBed.WriteAsync(FaceRunReportFormat.Csv);
        var json = await ReportBed.WriteAsync(FaceRunReportFormat.JsonLines, entries: ReportBed.Refused(1));
        using var document = JsonDocument.Parse(json);
        Assert.That(
            document.RootElement.EnumerateObject().Select(member => member.Name).Except(["notBefore"]),
            Is.EqualTo(csv.Trim('\uFEFF', '\r', '\n').Split(','))
        );
    }
}
