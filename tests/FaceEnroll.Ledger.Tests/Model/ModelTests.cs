using FaceEnroll.Ledger.Rules;

namespace FaceEnroll.Ledger.Tests.Model;

/// <summary>Two owners on one ledger, in many schedules: nothing is stored twice, nothing is lost.</summary>
[TestOf(typeof(CallRules))]
public class ModelTests
{
    private const int Schedules = 100_000;

    private static ModelTally Play(int schedules, Func<ModelLedger> ledger)
    {
        var sum = new ModelTally();
        var gate = new Lock();
        Parallel.For(
            0,
            schedules,
            () => new ModelTally(),
            (seed, _, tally) =>
            {
                tally.Add(ModelRun.Play(seed, ledger));
                return tally;
            },
            tally =>
            {
                lock (gate)
                {
                    sum.Add(tally);
                }
            }
        );
        TestContext.Out.WriteLine(sum);
        return sum;
    }

    [Test]
    public void Schedules_WhateverDiesOrSleeps_StoreNothingTwiceAndLoseNothing()
    {
        var tally = Play(Schedules, () => new ModelLedger());
        using (Assert.EnterMultipleScope())
        {
            Assert.That(tally.Twice, Is.Zero, "stored twice");
            Assert.That(tally.Lost, Is.Zero, "lost");
            Assert.That(tally.WrongFace, Is.Zero, "another's face");
            Assert.That(tally.NeedlesslyUndecidable, Is.Zero, "undecidable where the vendor proves absence");
            Assert.That(tally.Alarms, Is.Zero, "alarms without a cause");
            // The schedules are worth something: many calls were sent again.
            Assert.That(tally.Attempts, Is.GreaterThan(2 * Schedules * 11 / 10));
            Assert.That(tally.Undecidable, Is.Positive);
            Assert.That(tally.Settled, Is.EqualTo(2 * tally.Schedules), "all are in, or a person must decide");
        }
    }

    [Test]
    public void Schedules_OutcomesAreMatchedWithoutTheirAttempt_IsNoticed() =>
        Assert.That(Play(20_000, () => new BrokenLedgers.WithoutAttempts()).Twice, Is.Positive);

    [Test]
    public void Schedules_OpenCallIsSentWithoutAsking_IsNoticed() =>
        Assert.That(Play(20_000, () => new BrokenLedgers.WithoutAsking()).Twice, Is.Positive);

    [Test]
    public void Schedules_TwoCallsOfAPersonAreOpen_IsNoticed()
    {
        var tally = Play(20_000, () => new BrokenLedgers.WithoutOpenPerson());
        Assert.That(tally.Lost + tally.WrongFace, Is.Positive);
    }

    [Test]
    public void Schedules_FacesReadBeforeAnothersCallCount_IsNoticed()
    {
        var tally = Play(20_000, () => new BrokenLedgers.WithoutReserving());
        Assert.That(tally.Lost + tally.WrongFace, Is.Positive);
    }

    [Test]
    public void Schedules_FaceIsGoneThatWasSentAgainSince_IsNoticed() =>
        Assert.That(Play(20_000, () => new BrokenLedgers.WithoutGoneVersions()).Twice, Is.Positive);

    [Test]
    public void Schedules_AnothersFaceDecidesAnUndecidableCall_IsNoticed()
    {
        var tally = Play(20_000, () => new BrokenLedgers.WithAnothersFaces());
        Assert.That(tally.Lost + tally.WrongFace + tally.Twice, Is.Positive);
    }

    [Test]
    public void Schedules_ReadingIsTakenForADecidedCall_IsNoticed()
    {
        var tally = Play(20_000, () => new BrokenLedgers.WithLateReadings());
        Assert.That(tally.Lost + tally.WrongFace + tally.Alarms, Is.Positive);
    }
}
