using FaceEnroll.Sdk.Reconciliation;
using FaceEnroll.Sdk.Tests.Support;

namespace FaceEnroll.Sdk.Tests.Reconciliation;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[TestOf(typeof(FirstAskings))]
public class FirstAskingsTests
{
    private readonly FirstAskings _askings = new();
    private readonly ManualTimeProvider _time = new();

    private static FaceEnrollmentTicket Ticket(string id) => new() { OperationId = id, PersonId = "p" };

    [Test]
    public void Since_CountsFromTheFirstTime_WhateverObjectTheTicketIs()
    {
        Assert.That(_askings.Since(Ticket("a"), _time), Is.EqualTo(TimeSpan.Zero));
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.That(_askings.Since(Ticket("b"), _time), Is.EqualTo(TimeSpan.Zero));
        _time.JumpWallClock(TimeSpan.FromHours(1));
        Assert.That(_askings.Since(Ticket("a"), _time), Is.EqualTo(TimeSpan.FromMinutes(1)));
        _askings.Forget(Ticket("a"));
        Assert.That(_askings.Since(Ticket("a"), _time), Is.EqualTo(TimeSpan.Zero));
    }

    [Test]
    public void Since_AnotherClock_BeginsAnew()
    {
        _ = _askings.Since(Ticket("a"), _time);
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.That(_askings.Since(Ticket("a"), new ManualTimeProvider()), Is.EqualTo(TimeSpan.Zero));
    }

    [Test]
    public void OldOnes_AreForgotten()
    {
        for (var i = 0; i < 2000; i++)
        {
            _ = _askings.Since(Ticket($"{i}"), _time);
            _time.Advance(TimeSpan.FromHours(1));
        }

        Assert.That(_askings.Count, Is.LessThan(600));
    }
}
