using FaceEnroll.Sdk.Primitives;
using FaceEnroll.Sdk.Reconciliation;
using FaceEnroll.Sdk.Replies;
using FaceEnroll.Sdk.Tests.Deletion;
using FaceEnroll.Sdk.Tests.Support;

namespace FaceEnroll.Sdk.Tests.Reconciliation;

[NonParallelizable]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[TestOf(typeof(TicketMoments))]
public class TicketMomentsTests
{
    private static readonly TimeSpan s_minute = TimeSpan.FromMinutes(1);

    private readonly ManualTimeProvider _time = new();

    private FaceEnrollmentTicket Ticket(bool isOwn)
    {
        var ticket = ScriptedEraser.Ticket("op");
        ticket.CreatedAt = _time.GetUtcNow();
        ticket.LocalCreatedAt = _time.GetUtcNow();
        ticket.NoAttemptAfter = _time.GetUtcNow();
        ticket.ClockErrorBound = TimeSpan.FromSeconds(1);
        if (isOwn)
        {
            ticket.Created = new MonotonicMoment(_time, _time.GetTimestamp());
            ticket.End = new MonotonicMoment(_time, _time.GetTimestamp());
        }

        return ticket;
    }

    private VendorMoment Answered(FaceEnrollmentTicket ticket, DateTimeOffset? date, bool isDoubtful = false)
    {
        var dates = new ReplyDates();
        dates.Add(date, isDoubtful);
        return TicketMoments.Answered(
            TicketMoments.Asked(ticket, _time),
            ticket,
            dates,
            _time,
            new ScriptedEraser().ReadBack
        );
    }

    [Test]
    public void Asked_OfThisProcess_IsByItsMonotonicClock()
    {
        var ticket = Ticket(isOwn: true);
        _time.Advance(s_minute);
        _time.JumpWallClock(TimeSpan.FromHours(1));
        var moment = TicketMoments.Asked(ticket, _time);
        Assert.That(
            (moment.SinceLastAttempt, moment.SinceFirstAsked, moment.SinceEndByWallClock),
            Is.EqualTo(((TimeSpan?)s_minute, TimeSpan.Zero, s_minute + TimeSpan.FromHours(1)))
        );
    }

    [Test]
    public void Asked_OfAnotherProcess_CountsFromTheFirstAsking()
    {
        var ticket = Ticket(isOwn: false);
        var first = TicketMoments.Asked(ticket, _time);
        _time.Advance(s_minute);
        var second = TicketMoments.Asked(ticket, _time);
        Assert.That((first.SinceFirstAsked, second.SinceFirstAsked), Is.EqualTo((TimeSpan.Zero, s_minute)));
        Assert.That(second.SinceLastAttempt, Is.Null);
    }

    [TestCase(60, false)]
    [TestCase(65, false)]
    [TestCase(67, true)]
    public void Answered_AVendorsTimeThatPassedFaster_IsFast(int seconds, bool expected)
    {
        var ticket = Ticket(isOwn: true);
        _time.Advance(s_minute);
        Assert.That(Answered(ticket, ticket.CreatedAt.AddSeconds(seconds)).IsFast, Is.EqualTo(expected));
    }

    [Test]
    public void Answered_WithoutABound_IsNotFastButUnbounded()
    {
        var ticket = Ticket(isOwn: true);
        ticket.ClockErrorBound = null;
        var moment = Answered(ticket, ticket.CreatedAt.AddHours(5));
        Assert.That((moment.IsFast, moment.IsUnbounded), Is.EqualTo((false, true)));
    }

    [Test]
    public void Answered_OfThisProcess_KnowsHowFarTheStampWasAhead()
    {
        var ticket = Ticket(isOwn: true);
        ticket.Attempts = [ticket.CreatedAt.AddSeconds(30)];
        _time.Advance(s_minute);
        var moment = Answered(ticket, null);
        Assert.That(
            (moment.IsUnbounded, moment.StampAhead, moment.Date),
            Is.EqualTo((false, TimeSpan.FromSeconds(31), (DateTimeOffset?)null))
        );
    }

    // A wrong clock of ours must not give a ticket up; a time that may be a cache's must not either.
    [TestCase(false, 60)]
    [TestCase(true, 3660)]
    public void Answered_Age_IsByTheVendorsTimeWhereThatIsKnown(bool isDoubtful, int expected)
    {
        var ticket = Ticket(isOwn: true);
        _time.Advance(s_minute);
        _time.JumpWallClock(TimeSpan.FromHours(1));
        var moment = Answered(ticket, ticket.CreatedAt + s_minute, isDoubtful);
        Assert.That((moment.IsDoubtful, moment.SinceTicket.TotalSeconds), Is.EqualTo((isDoubtful, (double)expected)));
    }
}
