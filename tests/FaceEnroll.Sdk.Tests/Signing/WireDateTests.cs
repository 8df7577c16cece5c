using System.Globalization;
using FaceEnroll.Sdk.Signing;

namespace FaceEnroll.Sdk.Tests.Signing;

[TestOf(typeof(WireDate))]
public class WireDateTests(string culture) : CultureFixture(culture)
{
    [TestCase(0)]
    [TestCase(14)]
    [TestCase(-12)]
    public void Dates_AnyOffset_AreUtc(int offsetHours)
    {
        DateTimeOffset time = new DateTimeOffset(2026, 11, 21, 1, 2, 3, 999, TimeSpan.Zero).ToOffset(
            TimeSpan.FromHours(offsetHours)
        );

        using (Assert.EnterMultipleScope())
        {
            Assert.That(WireDate.Rfc1123(time), Is.EqualTo("Sat, 21 Nov 2026 01:02:03 GMT"));
            Assert.That(WireDate.Iso8601(time), Is.EqualTo("2026-11-21T01:02:03Z"));
            Assert.That(Stage.Text((ref Utf8Buffer b) => WireDate.AppendDate(ref b, time)), Is.EqualTo("2026-11-21"));
        }
    }

    [Test]
    public void Cultures_OfTheseTests_WouldChangeABareDate()
    {
        var date = new DateTime(2026, 11, 21, 0, 0, 0, DateTimeKind.Utc);
        string bare = date.ToString("yyyy-MM-dd", CultureInfo.CurrentCulture);
        Assert.That(bare == "2026-11-21", Is.EqualTo(CultureInfo.CurrentCulture.Name.Length == 0), bare);
    }
}
