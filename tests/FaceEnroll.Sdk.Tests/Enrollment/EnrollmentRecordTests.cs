using FaceEnroll.Sdk.Enrollment;
using FaceEnroll.Sdk.Pacing;
using FaceEnroll.Sdk.Primitives;
using FaceEnroll.Sdk.Tests.Support;
using FaceEnroll.Sdk.Tickets;

namespace FaceEnroll.Sdk.Tests.Enrollment;

/// <summary>What a ticket is told of a send's times.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[TestOf(typeof(EnrollmentRecord))]
public class EnrollmentRecordTests
{
    private static readonly TimeSpan s_minute = TimeSpan.FromMinutes(1);

    private readonly ManualTimeProvider _time = new();
    private readonly VendorClock _clock = new();

    [TestCase(1, 2, ExpectedResult = 2)]
    [TestCase(2, 1, ExpectedResult = 2)]
    [TestCase(1, 1, ExpectedResult = 1)]
    public int Close_TheEndIsTheLatestStamp(int first, int second)
    {
        var start = _time.GetUtcNow();
        var record = Record();
        record.Signed(start + TimeSpan.FromSeconds(first), 1, "key");
        record.Signed(start + TimeSpan.FromSeconds(second), 2, "key");
        var ticket = Stamped(record);
        record.Close(ticket);
        Assert.That(ticket.Attempts, Has.Count.EqualTo(2));
        Assert.That(ticket.End, Is.EqualTo(new MonotonicMoment(_time, 2)));
        Assert.That(ticket.KeyIdSha256, Is.EqualTo(TicketParts.KeyIdHash("key")));
        return (int)(ticket.NoAttemptAfter - start).TotalSeconds;
    }

    [Test]
    public void Close_NeverSigned_TheEndStays()
    {
        var record = Record();
        var ticket = Stamped(record);
        record.Close(ticket);
        Assert.That(ticket.NoAttemptAfter, Is.EqualTo(_time.GetUtcNow() + s_minute));
        Assert.That(record.WasSigned, Is.False);
    }

    // The clock was an hour ahead when it alone dated the ticket.
    [TestCase(true)]
    [TestCase(false)]
    public async Task Corrected_WhoKeepsTheTicketGetsTheRightTime(bool isSeen)
    {
        var vendor = _time.GetUtcNow();
        _time.JumpWallClock(TimeSpan.FromHours(1));
        var record = Record();
        record.Ticket = Stamped(record);
        var told = 0;
        record.OnExtended = _ =>
        {
            told++;
            return default;
        };
        Assert.That(record.IsMisdated(_clock.Correction), Is.False);
        if (isSeen)
        {
            _clock.Observe(_time, vendor, _time.GetTimestamp());
        }

        _clock.Correct(_time, vendor);
        Assert.That(record.IsMisdated(_clock.Correction), Is.True);
        Assert.That(await record.TryExtendAsync(_clock.Correction, vendor + s_minute, default), Is.True);

        Assert.That(record.Ticket.CreatedAt, Is.EqualTo(vendor).Within(TimeSpan.FromSeconds(1)));
        Assert.That(record.Ticket.ClockErrorBound is not null, Is.EqualTo(isSeen));
        Assert.That(record.NoAttemptAfter, Is.EqualTo(vendor + TimeSpan.FromHours(1) + s_minute), "never earlier");
        Assert.That(record.Ticket.NoAttemptAfter, Is.EqualTo(record.NoAttemptAfter));
        Assert.That((told, record.IsMisdated(_clock.Correction)), Is.EqualTo((1, false)));
        Assert.That(await record.TryExtendAsync(_clock.Correction, vendor, default), Is.False, "nothing moved since");
    }

    private EnrollmentRecord Record() => new(_clock, _time, s_minute);

    private static FaceEnrollmentTicket Stamped(EnrollmentRecord record)
    {
        var ticket = new FaceEnrollmentTicket();
        record.Stamp(ticket);
        return ticket;
    }
}
