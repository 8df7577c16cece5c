using System.Globalization;

namespace FaceEnroll.Sdk.Tests.Verdicts;

[TestOf(typeof(RetryAfterParser))]
public class RetryAfterParserTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 21, 8, 0, 0, TimeSpan.Zero);

    [TestCase("120", 120)]
    [TestCase("0", 0)]
    [TestCase("10s", 10)]
    [TestCase("10S", 10)]
    [TestCase(" 10 s ", 10)]
    [TestCase("007", 7)]
    [TestCase("Sat, 21 Nov 2026 08:00:30 GMT", 30)]
    [TestCase("Saturday, 21-Nov-26 08:00:30 GMT", 30)]
    [TestCase("Sat Nov 21 08:00:30 2026", 30)]
    [TestCase("Sun Nov 22 07:00:00 2026", 82800)]
    [TestCase("Sat, 21 Nov 2026 07:59:59 GMT", 0)]
    [TestCase("Wed, 21 Oct 2015 07:28:00 GMT", 0)]
    [TestCase("86400", 86400)]
    [TestCase("86401", 86400)]
    [TestCase("99999999999999999999999999s", 86400)]
    [TestCase("9223372036854775807", 86400)]
    [TestCase("Fri, 31 Dec 9999 23:59:59 GMT", 86400)]
    public void Parse_DocumentedForm_GivesSecondsUpToADay(string value, int seconds) =>
        Assert.That(RetryAfterParser.Parse(value, s_now), Is.EqualTo(TimeSpan.FromSeconds(seconds)));

    [TestCase(null)]
    [TestCase("")]
    [TestCase("  ")]
    [TestCase("s")]
    [TestCase("10ss")]
    [TestCase("10m")]
    [TestCase("-5")]
    [TestCase("+5")]
    [TestCase("1.5")]
    [TestCase("1,000")]
    [TestCase("0x10")]
    [TestCase("\u0661\u0662")]
    [TestCase("soon")]
    [TestCase("2026-11-21T08:00:30Z")]
    [TestCase("Sat, 31 Feb 2026 08:00:30 GMT")]
    public void Parse_AbsentOrGarbage_IsNull(string? value) =>
        Assert.That(RetryAfterParser.Parse(value, s_now), Is.Null);

    [TestCase("1500", 1500)]
    [TestCase(" 0 ", 0)]
    [TestCase("86400001", 86400000)]
    [TestCase("99999999999999999999999999", 86400000)]
    public void ParseMilliseconds_Number_GivesMillisecondsUpToADay(string value, int milliseconds) =>
        Assert.That(RetryAfterParser.ParseMilliseconds(value), Is.EqualTo(TimeSpan.FromMilliseconds(milliseconds)));

    [TestCase(null)]
    [TestCase("")]
    [TestCase("10s")]
    [TestCase("-1")]
    [TestCase("Sat, 21 Nov 2026 08:00:30 GMT")]
    public void ParseMilliseconds_AnythingElse_IsNull(string? value) =>
        Assert.That(RetryAfterParser.ParseMilliseconds(value), Is.Null);

    // In Thailand's calendar 2026 is 2569.
    [Test, SetCulture("th-TH")]
    public void Parse_DateUnderAnotherCalendar_IsTheSame()
    {
        Assert.That(CultureInfo.CurrentCulture.Name, Is.EqualTo("th-TH"));
        Assert.That(
            RetryAfterParser.Parse("Sat, 21 Nov 2026 08:00:30 GMT", s_now),
            Is.EqualTo(TimeSpan.FromSeconds(30))
        );
    }
}
