using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.Erasure;
using FaceEnroll.Sdk.Tests.Deletion;
using FaceEnroll.Sdk.Tests.Support;

namespace FaceEnroll.Sdk.Tests.Erasure;

[TestOf(typeof(ErasureMoment))]
public class ErasureMomentTests
{
    private readonly ManualTimeProvider _time = new();
    private readonly ScriptedEraser _vendor = new();

    private TimeSpan Validity => _vendor.ReadBack.Validity!.Value;

    private FaceEnrollmentOptions Options =>
        new FinAuth.FinAuthOptions { TimeProvider = _time, Timeout = TimeSpan.FromSeconds(30) };

    private FaceErasureReceipt Begun()
    {
        var receipt = new FaceErasureReceipt
        {
            Endpoint = "https://x.example",
            PersonId = "p",
            Id = "i",
        };
        ErasureMoment.Begin(receipt, new VendorConditions(), _vendor.ReadBack, _time);
        ErasureMoment.Extend(receipt, new VendorConditions(), Options, _vendor.ReadBack);
        return receipt;
    }

    [Test]
    public void Begin_WithoutTheVendorsTime_IsByOurOwnAndHasNoBound()
    {
        var receipt = Begun();
        var now = _time.GetUtcNow();
        Assert.That(
            (receipt.StartedAt, receipt.LocalStartedAt, receipt.ClockErrorBound),
            Is.EqualTo((now, now, (TimeSpan?)null))
        );
        var ahead = Validity + TimeSpan.FromSeconds(30);
        Assert.That(receipt.NoAttemptAfter, Is.EqualTo(now + ahead), "a call may still sign, by a clock that is ahead");
        Assert.That(receipt.VerifyAfter, Is.EqualTo(now + ahead + Validity + _vendor.ReadBack.Settle));
        Assert.That(receipt.End!.Value.Elapsed, Is.EqualTo(-ahead));
    }

    [Test]
    public void Extend_MovesTheEndForwardOnly()
    {
        var receipt = Begun();
        var first = receipt.NoAttemptAfter;
        _time.Advance(TimeSpan.FromSeconds(5));
        ErasureMoment.Extend(receipt, new VendorConditions(), Options, _vendor.ReadBack);
        Assert.That(receipt.NoAttemptAfter, Is.EqualTo(first.AddSeconds(5)));
        _time.JumpWallClock(TimeSpan.FromHours(-1));
        ErasureMoment.Extend(receipt, new VendorConditions(), Options, _vendor.ReadBack);
        Assert.That(receipt.NoAttemptAfter, Is.EqualTo(first.AddSeconds(5)));
    }

    [TestCase(60, true)]
    [TestCase(-60, false)]
    public void Cover_OnlyALaterStamp_MovesTheEnd(int seconds, bool moves)
    {
        var receipt = Begun();
        var (before, verify) = (receipt.NoAttemptAfter, receipt.VerifyAfter);
        var ticket = new FaceEnrollmentTicket { NoAttemptAfter = before.AddSeconds(seconds) };
        ErasureMoment.Cover(receipt, ticket, _vendor.ReadBack);
        var by = TimeSpan.FromSeconds(moves ? seconds : 0);
        Assert.That((receipt.NoAttemptAfter, receipt.VerifyAfter), Is.EqualTo((before + by, verify + by)));
        Assert.That(receipt.End is null, Is.EqualTo(moves), "the ticket's own end, which another process has");
    }

    [Test]
    public void TicketOf_IsOfTheSamePersonAndTimes()
    {
        var receipt = Begun();
        var ticket = ErasureMoment.TicketOf(receipt);
        Assert.That(
            (ticket.OperationId, ticket.PersonId, ticket.Endpoint, ticket.CreatedAt, ticket.LastStamp),
            Is.EqualTo(("i", "p", "https://x.example", receipt.StartedAt, receipt.NoAttemptAfter))
        );
    }

    [TestCase(0, 0, TestName = "Age_BothClocksRan")]
    [TestCase(-600, 0, TestName = "Age_TheVendorsWasSetBack")]
    [TestCase(600, 0, TestName = "Age_TheVendorsWasSetForward")]
    [TestCase(0, -600, TestName = "Age_OursWasSetBack")]
    [TestCase(0, 600, TestName = "Age_OursWasSetForward")]
    public void Age_IsBetweenWhatTheClocksSay(int vendorsStep, int ourStep)
    {
        var conditions = new VendorConditions();
        var start = _time.GetUtcNow();
        conditions.Clock.Observe(_time, start, _time.GetTimestamp());
        var receipt = new FaceErasureReceipt();
        ErasureMoment.Begin(receipt, conditions, _vendor.ReadBack, _time);
        var age = TimeSpan.FromMinutes(5);
        _time.Advance(age);
        _time.JumpWallClock(TimeSpan.FromSeconds(ourStep));
        for (var i = 0; i < 2; i++)
        {
            // The first reply after a step counts beside the one before it.
            conditions.Clock.Observe(_time, start + age + TimeSpan.FromSeconds(vendorsStep), _time.GetTimestamp());
        }

        var (least, most) = ErasureMoment.AgeOf(receipt, conditions, _time);

        Assert.That(least, Is.LessThanOrEqualTo(age));
        Assert.That(most, Is.GreaterThanOrEqualTo(age));
        Assert.That(most - least, Is.LessThan(TimeSpan.FromSeconds(606)));
    }
}
