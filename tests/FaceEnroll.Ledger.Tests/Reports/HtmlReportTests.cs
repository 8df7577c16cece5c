using System.Globalization;
using System.Xml.Linq;
using FaceEnroll.Ledger.Runs.Reports;
using FaceEnroll.Ledger.Runs.Reports.Html;
using FaceEnroll.Sdk;

namespace FaceEnroll.Ledger.Tests.Reports;

[TestOf(typeof(HtmlReport))]
public class HtmlReportTests
{
    private const string Evil = "\"'></td></style></svg><script>alert(1)</script><img src=x onerror=y>&\u0001\u202e";

    private static readonly ReportData s_full = ReportBed.Data(
        enrolled: 756,
        already: 1_234,
        refused: 10,
        reasons:
        [
            new ReasonCount(FaceRunEntryStatus.AlreadyEnrolled, FaceEnrollmentErrorKind.None, null, 1_234),
            new ReasonCount(FaceRunEntryStatus.Refused, FaceEnrollmentErrorKind.NoFace, "Code.NoFace", 10),
        ],
        rate:
        [
            .. Enumerable
                .Range(0, 300)
                .Select(i => new RateBucket(
                    ReportBed.Start.AddSeconds(i * 10),
                    TimeSpan.FromSeconds(10),
                    100 + i,
                    i % 7
                )),
        ]
    );

    [Test]
    public async Task Write_Page_HasNoScriptAndAsksNobodyForAnything()
    {
        var page = await WriteAsync(s_full, entries: ReportBed.Refused(1));
        Assert.That(page, Does.StartWith("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\" />"));
        var document = ReportBed.Parse(page);
        Assert.That(
            document.Descendants("meta").Single(meta => (string?)meta.Attribute("http-equiv") is not null).ToString(),
            Is.EqualTo(
                "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\" />"
            )
        );
        var names = document.Descendants().Select(element => element.Name.LocalName).Distinct().ToList();
        Assert.That(names, Is.SupersetOf(new[] { "title", "style", "main", "h1", "dl", "svg", "table", "footer" }));
        Assert.That(names, Has.None.AnyOf("script", "link", "iframe", "object", "a", "form", "img", "base"));
        var attributes = document.Descendants().Attributes().Select(attribute => attribute.Name.LocalName);
        Assert.That(attributes, Has.None.StartsWith("on").And.None.AnyOf("href", "src", "style"));
        Assert.That(page, Does.Not.Contain("http:").And.Not.Contain("https:").And.Not.Contains("url("));
    }

    [Test]
    public async Task Write_Page_ReadsTheSameAsHtmlAndAsXml()
    {
        var page = await WriteAsync(s_full, entries: ReportBed.Refused(1));
        // In HTML a style is raw text, and only void elements may be closed by a slash.
        Assert.That(PageStyle.Css, Does.Not.Contain('<').And.Not.Contains(">").And.Not.Contains("&"));
        foreach (var at in Enumerable.Range(0, page.Length - 1).Where(i => page[i] == '/' && page[i + 1] == '>'))
        {
            var name = page[(page.LastIndexOf('<', at) + 1)..at].Split(' ')[0];
            Assert.That(name, Is.AnyOf("meta", "img"));
        }
    }

    [Test]
    public async Task Write_Charts_AreNamedAndHaveTheirFiguresAsTables()
    {
        var document = ReportBed.Parse(await WriteAsync(s_full));
        var ids = document.Descendants().Attributes("id").Select(id => id.Value).ToList();
        Assert.That(ids, Is.Unique);
        var charts = document.Descendants("svg").ToList();
        Assert.That(charts, Has.Count.EqualTo(3));
        foreach (var chart in charts)
        {
            Assert.That((string?)chart.Attribute("role"), Is.EqualTo("img"));
            Assert.That(chart.Elements().Take(2).Select(e => e.Name.LocalName), Is.EqualTo(["title", "desc"]));
            Assert.That(
                ((string)chart.Attribute("aria-labelledby")!).Split(' '),
                Is.EqualTo(chart.Elements().Take(2).Select(e => (string)e.Attribute("id")!))
            );
        }

        var tables = document.Descendants("table").ToList();
        Assert.That(Cells(tables[0]), Has.Some.EqualTo("Already in|In before|1,234|61.7%"));
        Assert.That(Cells(tables[0]), Has.Some.EqualTo("Refused|No face foundCode.NoFace|10|0.5%"));
        Assert.That(Cells(tables[1]).First(), Is.EqualTo("2026-03-01 22:58:00|303|3|10.2"));
    }

    [TestCase(10, "Items a second", "22:58", "23:48", "Time (UTC), 2026-03-01")]
    [TestCase(1, "Items a second", "22:58:00", "23:03:00", "Time (UTC), 2026-03-01")]
    [TestCase(3600, "Items a minute", "03-01 22:58", "03-14 10:58", "Time (UTC), 2026-03-01 to 2026-03-14")]
    public async Task Write_Plot_NamesItsUnitsAndTimes(int seconds, params string[] words)
    {
        var length = TimeSpan.FromSeconds(seconds);
        RateBucket[] rate =
        [
            .. Enumerable.Range(0, 300).Select(i => new RateBucket(ReportBed.Start + (i * length), length, 800, 0)),
        ];
        var document = ReportBed.Parse(await WriteAsync(ReportBed.Data(enrolled: 240_000, rate: rate)));
        Assert.That(document.Descendants("text").Select(text => text.Value), Is.SupersetOf(words));
    }

    [Test]
    public async Task Write_EmptyRun_SaysSo()
    {
        var text = ReportBed.Parse(await WriteAsync(ReportBed.Data())).Root!.Value;
        Assert.That(text, Does.Contain("The run has no items.").And.Contain("No item has a result yet."));
        Assert.That(text, Does.Contain("There is nothing to list.").And.Not.Contains("NaN"));
    }

    [Test]
    public async Task Write_OneItem_HasItsRow()
    {
        var rate = new RateBucket(ReportBed.Start, TimeSpan.FromSeconds(1), 0, 1);
        var data = ReportBed.Data(refused: 1, rate: [rate], reasons: [s_full.Reasons[1] with { Count = 1 }]);
        var document = ReportBed.Parse(await WriteAsync(data, entries: ReportBed.Refused(1, "Anna", "a/1.jpg")));
        var row = document.Descendants("table").Last().Descendants("tbody").Single().Elements("tr").Single();
        Assert.That(
            row.Elements().Select(cell => $"{(string?)cell.Attribute("data-label")}={cell.Value}"),
            Is.EqualTo([
                "Number=1line 2",
                "Person=Anna",
                "Picture=a/1.jpg",
                "State=Refused",
                "Why=No face was found.No face found · FailedOperation.NoFace",
                "Tries=1",
                "Time (UTC)=2026-03-01 22:58:00",
            ])
        );
    }

    [Test]
    public async Task Write_MarkupInAnyField_IsText()
    {
        var entry = new FaceRunEntry(1, Evil, Evil)
        {
            LibraryId = Evil,
            VendorCode = Evil,
            Reason = Evil,
            FaceId = Evil,
            Status = FaceRunEntryStatus.Refused,
        };
        var reasons = new ReasonCount(FaceRunEntryStatus.Refused, FaceEnrollmentErrorKind.Quota, Evil, 1);
        var page = await WriteAsync(ReportBed.Data(Evil, Evil, [reasons], refused: 1), entries: entry);
        var document = ReportBed.Parse(page);
        Assert.That(document.Descendants("script"), Is.Empty);
        Assert.That(document.Descendants("img"), Is.Empty);
        Assert.That(page, Does.Not.Contain("<script"));
        Assert.That(page.Contains('\u0001', StringComparison.Ordinal), Is.False);
        var shown = Evil.Replace('\u0001', '\uFFFD');
        var row = document.Descendants("table").Last().Descendants("tbody").Single().Value;
        // Person, library, picture, reason, code: the face's id is not shown.
        Assert.That(row.Split(shown), Has.Length.EqualTo(6));
        Assert.That(document.Descendants("h1").Single().Value, Is.EqualTo(shown));
    }

    [Test]
    public async Task Write_NoFilter_ListsWhatIsNotEnrolled()
    {
        FaceRunEntry[] entries =
        [
            .. Enum.GetValues<FaceRunEntryStatus>()
                .Select(status => new FaceRunEntry((long)status, "p", "q") { Status = status }),
        ];
        Assert.That(Numbers(await WriteAsync(entries: entries)), Is.EqualTo(["1", "4", "5", "6"]));
        var options = new FaceRunReportOptions
        {
            Filter = new FaceRunFilter { Statuses = [FaceRunEntryStatus.Enrolled, FaceRunEntryStatus.Pending] },
        };
        Assert.That(Numbers(await WriteAsync(options: options, entries: entries)), Is.EqualTo(["0", "2"]));
    }

    [TestCase(0, "3 more are not listed.")]
    [TestCase(2, "1 more is not listed.")]
    [TestCase(3, null)]
    public async Task Write_MoreThanAreListed_SaysHowMany(int most, string? says)
    {
        var options = new FaceRunReportOptions { MostListed = most };
        FaceRunEntry[] entries = [ReportBed.Refused(1), ReportBed.Refused(2), ReportBed.Refused(3)];
        var page = await WriteAsync(options: options, entries: entries);
        Assert.That(Numbers(page), Has.Count.EqualTo(most));
        Assert.That(page, says is null ? Does.Not.Contain("listed.") : Does.Contain(says));
    }

    [Test]
    public async Task Write_Thumbnails_ArePartOfThePage()
    {
        byte[] jpeg = [0xFF, 0xD8, 0xFF, 0xE0];
        var options = new FaceRunReportOptions
        {
            MostListed = 3,
            Thumbnail = (entry, _) =>
                entry.Number switch
                {
                    1 => ValueTask.FromResult<byte[]?>(jpeg),
                    2 => ValueTask.FromResult<byte[]?>(null),
                    3 => throw new FileNotFoundException("gone"),
                    _ => throw new AssertionException("Only what is listed is asked for."),
                },
        };
        var entries = Enumerable.Range(1, 4).Select(number => ReportBed.Refused(number, "Anna")).ToArray();
        var document = ReportBed.Parse(await WriteAsync(options: options, entries: entries));
        var picture = document.Descendants("img").Single();
        Assert.That(
            ((string?)picture.Attribute("src"), (string?)picture.Attribute("alt")),
            Is.EqualTo(($"data:image/jpeg;base64,{Convert.ToBase64String(jpeg)}", "Picture of item 1"))
        );
    }

    [Test]
    public async Task Write_ManyReasons_AreFoldedInTheChart()
    {
        ReasonCount[] reasons =
        [
            .. Enumerable
                .Range(0, 250)
                .Select(i => new ReasonCount(
                    FaceRunEntryStatus.Refused,
                    FaceEnrollmentErrorKind.VendorFault,
                    i.ToString(CultureInfo.InvariantCulture),
                    250 - i
                )),
        ];
        var document = ReportBed.Parse(await WriteAsync(ReportBed.Data(refused: 31_375, reasons: reasons)));
        Assert.That(document.Descendants("text").Select(text => text.Value), Has.Some.EqualTo("238 other reasons"));
        Assert.That(document.Descendants("table").First().Descendants("tbody").Elements(), Has.Exactly(200).Items);
        Assert.That(document.Root!.Value, Does.Contain("50 rarer reasons are not shown."));
    }

    private static Task<string> WriteAsync(
        ReportData? data = null,
        FaceRunReportOptions? options = null,
        params FaceRunEntry[] entries
    ) => ReportBed.WriteAsync(FaceRunReportFormat.Html, data, options, entries);

    private static List<string> Cells(XElement table) =>
        [
            .. table
                .Descendants("tbody")
                .Elements("tr")
                .Select(row => string.Join('|', row.Elements("td").Select(cell => cell.Value))),
        ];

    private static List<string> Numbers(string page) =>
        [
            .. ReportBed
                .Parse(page)
                .Descendants("td")
                .Where(cell => (string?)cell.Attribute("data-label") == "Number")
                .Select(cell => cell.Nodes().OfType<XText>().First().Value),
        ];
}
