using FaceEnroll.Sdk.Signing;

namespace FaceEnroll.Sdk.Tests.Signing;

/// <summary>Signatures carry UTC dates wherever the host stands.</summary>
// The zone is the process's; and Windows takes it from the registry, where a test has no business.
[NonParallelizable]
[Platform(Exclude = "Win")]
[TestOf(typeof(WireDate))]
public class LocalTimeZoneTests
{
    private string? _before;

    [SetUp]
    public void Remember() => _before = Environment.GetEnvironmentVariable("TZ");

    [TearDown]
    public void Restore() => Enter(_before);

    [TestCase("Pacific/Kiritimati", 14)]
    [TestCase("Asia/Tokyo", 9)]
    [TestCase("America/Phoenix", -7)]
    public void Signatures_LocalTimeZone_DoesNotShow(string zone, int offsetHours)
    {
        Enter(zone);
        Assert.That(TimeZoneInfo.Local.BaseUtcOffset, Is.EqualTo(TimeSpan.FromHours(offsetHours)));

        long lastSecond = 1795219199;
        DateTimeOffset local = DateTimeOffset.FromUnixTimeSeconds(lastSecond).ToLocalTime();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(new Tc3Call { Timestamp = lastSecond }.Authorize(), Does.Contain("/2026-11-20/"));
            Assert.That(new Tc3Call { Timestamp = lastSecond + 1 }.Authorize(), Does.Contain("/2026-11-21/"));
            Assert.That(WireDate.Iso8601(local), Is.EqualTo("2026-11-20T23:59:59Z"));
            Assert.That(WireDate.Rfc1123(local), Is.EqualTo("Fri, 20 Nov 2026 23:59:59 GMT"));
        }
    }

    private static void Enter(string? zone)
    {
        Environment.SetEnvironmentVariable("TZ", zone);
        TimeZoneInfo.ClearCachedData();
    }
}
