using FaceEnroll.Ledger.Runs.Driving;
using FaceEnroll.Ledger.Runs.Rows;

namespace FaceEnroll.Ledger.Tests.Runs;

[TestOf(typeof(ItemQueue))]
public class ItemQueueTests
{
    private static readonly DateTimeOffset s_now = DateTimeOffset.UnixEpoch;

    private static ItemRow Item(long number, string person) =>
        new()
        {
            Id = new RunItemKey(1, number),
            Key = Guid.Empty,
            PersonId = person,
        };

    private static ItemQueue Queue(params ItemRow[] items) =>
        new((after, most) => [.. items.Where(i => i.Id.Number > after).Take(most)]);

    [Test]
    public void Next_APersonsItem_ComesWhenTheOneBeforeHasItsResult()
    {
        var queue = Queue(Item(1, "a"), Item(2, "a"), Item(3, "b"), Item(4, "a"));
        var first = queue.Next(s_now)!;
        Assert.That(first.Id.Number, Is.EqualTo(1));
        Assert.That(queue.Next(s_now)!.Id.Number, Is.EqualTo(3));
        Assert.That(queue.Next(s_now), Is.Null);
        Assert.That(queue.IsEmpty, Is.False);
        queue.Done(first);
        var second = queue.Next(s_now)!;
        Assert.That(second.Id.Number, Is.EqualTo(2));
        Assert.That(queue.Next(s_now), Is.Null);
        queue.Done(second);
        Assert.That(queue.Next(s_now)!.Id.Number, Is.EqualTo(4));
        Assert.That(queue.IsEmpty, Is.True);
    }

    [Test]
    public void Wait_AnItem_ComesAgainInItsTime_AndItsPersonsOthersAfterIt()
    {
        var queue = Queue(Item(1, "a"), Item(2, "a"), Item(3, "b"));
        var first = queue.Next(s_now)!;
        queue.Wait(first, s_now.AddSeconds(5));
        Assert.That(queue.Next(s_now)!.Id.Number, Is.EqualTo(3));
        Assert.That(queue.Next(s_now.AddSeconds(4)), Is.Null);
        Assert.That(queue.Next(s_now.AddSeconds(5)), Is.EqualTo(first));
        queue.Done(first);
        Assert.That(queue.Next(s_now)!.Id.Number, Is.EqualTo(2));
    }

    [Test]
    public void Restore_WhatWaited_HoldsItsPersonsItems()
    {
        var queue = Queue(Item(2, "a"), Item(4, "b"));
        queue.Restore(Item(1, "a") with { NotBefore = s_now.AddSeconds(9) }, s_now);
        queue.Restore(Item(3, "c"), s_now);
        Assert.That(queue.Next(s_now)!.PersonId, Is.EqualTo("c"), "its time was not noted");
        Assert.That(queue.Next(s_now)!.PersonId, Is.EqualTo("b"));
        Assert.That(queue.Next(s_now), Is.Null);
        var first = queue.Next(s_now.AddSeconds(9))!;
        Assert.That(first.Id.Number, Is.EqualTo(1));
        queue.Done(first);
        Assert.That(queue.Next(s_now)!.Id.Number, Is.EqualTo(2));
    }

    [Test]
    public void Restore_ATimeFarOff_IsNotWaitedFor_TheClockMayHaveBeenWrong()
    {
        var queue = Queue();
        queue.Restore(Item(1, "a") with { NotBefore = s_now.AddDays(9) }, s_now);
        Assert.That(queue.Next(s_now.AddMinutes(59)), Is.Null);
        Assert.That(queue.Next(s_now.AddMinutes(60)), Is.Not.Null);
    }

    [Test]
    public void Next_OnePersonWithVeryManyItems_HoldsNotAllOfThem()
    {
        const int Count = 100_000;
        var most = 0L;
        var queue = new ItemQueue(
            (after, page) =>
            {
                most = Math.Max(most, after);
                return
                [
                    .. Enumerable.Range((int)after + 1, (int)Math.Min(page, Count - after)).Select(n => Item(n, "a")),
                ];
            }
        );
        for (var i = 1; i <= Count; i++)
        {
            var item = queue.Next(s_now)!;
            Assert.That(item.Id.Number, Is.EqualTo(i));
            if (i == 1)
            {
                Assert.That(queue.Next(s_now), Is.Null);
                Assert.That(most, Is.LessThan(25_000));
            }

            queue.Done(item);
        }

        Assert.That(queue.Next(s_now), Is.Null);
        Assert.That(queue.IsEmpty, Is.True);
    }

    [Test]
    public void Absence_AfterManyFailuresInARow_TriesOneAtATime_EverMoreRarely()
    {
        var absence = new VendorAbsence(concurrency: 16);
        for (var i = 0; i < 15; i++)
        {
            absence.See(isAway: true, s_now);
        }

        Assert.That((absence.IsAway, absence.Concurrency(s_now)), Is.EqualTo((false, 16)));
        absence.See(isAway: true, s_now);
        Assert.That((absence.IsAway, absence.Concurrency(s_now)), Is.EqualTo((true, 0)));
        Assert.That(absence.Concurrency(s_now.AddSeconds(1)), Is.EqualTo(1));
        absence.See(isAway: true, s_now);
        Assert.That(absence.Concurrency(s_now.AddSeconds(1)), Is.Zero);
        for (var i = 0; i < 20; i++)
        {
            absence.See(isAway: true, s_now);
        }

        Assert.That(absence.Concurrency(s_now.AddSeconds(59)), Is.Zero);
        Assert.That(absence.Concurrency(s_now.AddSeconds(60)), Is.EqualTo(1));
        absence.See(isAway: false, s_now);
        Assert.That(absence.Concurrency(s_now), Is.EqualTo(16));
    }

    [Test]
    public void Pace_IsThatOfTheLatestMinute()
    {
        var pace = new RunPace();
        Assert.That(pace.See(s_now, 0), Is.Null);
        Assert.That(pace.See(s_now.AddSeconds(1), 100), Is.Null);
        Assert.That(pace.See(s_now.AddSeconds(10), 100), Is.EqualTo(10));
        for (var i = 11; i <= 200; i++)
        {
            _ = pace.See(s_now.AddSeconds(i), 100 + ((i - 10) * 5));
        }

        Assert.That(pace.See(s_now.AddSeconds(201), 100 + (191 * 5)), Is.EqualTo(5).Within(0.2));
    }
}
