using FaceEnroll.Sdk.Replies;

namespace FaceEnroll.Sdk.Tests.Replies;

/// <summary>The reply's time, in every form that HTTP knows.</summary>
[TestOf(typeof(ReplyDate))]
public class ReplyDateTests
{
    private static readonly DateTimeOffset s_time = new(2026, 11, 21, 8, 30, 15, TimeSpan.Zero);

    private static DateTimeOffset? Of(params string[] lines)
    {
        using var response = new HttpResponseMessage();
        foreach (var line in lines)
        {
            response.Headers.TryAddWithoutValidation("Date", line);
        }

        return ReplyDate.Of(response.Headers);
    }

    [TestCase("Sat, 21 Nov 2026 08:30:15 GMT")]
    [TestCase(" Sat, 21 Nov 2026 08:30:15 GMT ")]
    [TestCase("Saturday, 21-Nov-26 08:30:15 GMT")]
    [TestCase("Sat Nov 21 08:30:15 2026")]
    [TestCase("21 Nov 2026 10:30:15 +0200")]
    public void Of_OneDate_IsItsTime(string line) => Assert.That(Of(line), Is.EqualTo(s_time));

    [Test]
    public void Of_OneDate_IsWhatTheTypedHeaderSays()
    {
        using var response = new HttpResponseMessage();
        response.Headers.Date = s_time;
        Assert.That(ReplyDate.Of(response.Headers), Is.EqualTo(response.Headers.Date));
    }

    [TestCase("")]
    [TestCase("yesterday")]
    [TestCase("Sun, 21 Nov 2026 08:30:15 GMT")]
    [TestCase("Sat, 21 Nov 2026 25:30:15 GMT")]
    [TestCase("2026")]
    public void Of_NoDate_IsNone(string line) => Assert.That(Of(line), Is.Null);

    [Test]
    public void Of_NoHeader_IsNone() => Assert.That(Of(), Is.Null);

    [Test]
    public void Of_SeveralDates_IsNone() =>
        Assert.That(Of("Sat, 21 Nov 2026 08:30:15 GMT", "Sat, 21 Nov 2026 08:30:15 GMT"), Is.Null);
}
