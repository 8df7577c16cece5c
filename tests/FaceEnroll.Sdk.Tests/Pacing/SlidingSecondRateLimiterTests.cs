using System.Threading.RateLimiting;
using FaceEnroll.Sdk.Pacing;
using FaceEnroll.Sdk.Tests.Support;

namespace FaceEnroll.Sdk.Tests.Pacing;

[TestOf(typeof(SlidingSecondRateLimiter))]
public class SlidingSecondRateLimiterTests
{
    [TestCase(1)]
    [TestCase(3)]
    [TestCase(10)]
    [TestCase(50)]
    public void TenMinutes_UnevenDemand_NoWindowHoldsMoreThanTheFigure(int rate)
    {
        var time = new ManualTimeProvider();
        using var limiter = new SlidingSecondRateLimiter(rate, 100_000, time);
        var random = new Random(rate);
        var grants = new List<long>();
        var waiting = new List<Task<RateLimitLease>>();
        for (long elapsed = 0; elapsed < 600_000; )
        {
            for (var burst = random.Next(0, 3 * rate / 10 + 3); burst > 0 && waiting.Count < 1000; burst--)
            {
                waiting.Add(limiter.AcquireAsync(1).AsTask());
            }

            Collect();
            var step = random.Next(1, 173);
            elapsed += step;
            for (var ms = 0; ms < step; ms++)
            {
                time.Advance(TimeSpan.FromMilliseconds(1));
                Collect();
            }
        }

        var worst = WorstWindow(grants);
        Assert.That(worst, Is.LessThanOrEqualTo(rate));
        // It limits, and does not simply refuse: under this demand nearly the whole figure is used.
        Assert.That(grants, Has.Count.GreaterThan(rate * 600 * 9 / 10));

        void Collect()
        {
            var now = time.GetTimestamp();
            for (var granted = limiter.GetStatistics()!.TotalSuccessfulLeases; grants.Count < granted; )
            {
                grants.Add(now);
            }

            waiting.RemoveAll(static t => t.IsCompleted);
        }
    }

    [Test]
    public void Burst_StocksFixedSegments_WouldExceed_OursDoesNot()
    {
        var time = new ManualTimeProvider();
        using var limiter = new SlidingSecondRateLimiter(10, 100, time);
        time.Advance(TimeSpan.FromMilliseconds(900));
        var first = Enumerable.Range(0, 10).Count(_ => limiter.AttemptAcquire().IsAcquired);
        time.Advance(TimeSpan.FromMilliseconds(150));
        var second = Enumerable.Range(0, 10).Count(_ => limiter.AttemptAcquire().IsAcquired);
        time.Advance(TimeSpan.FromMilliseconds(850));
        var third = Enumerable.Range(0, 10).Count(_ => limiter.AttemptAcquire().IsAcquired);
        Assert.That((first, second, third), Is.EqualTo((10, 0, 10)));
    }

    [Test]
    public async Task Acquire_Waiters_AreServedInOrder()
    {
        var time = new ManualTimeProvider();
        using var limiter = new SlidingSecondRateLimiter(1, 10, time);
        using var first = await limiter.AcquireAsync();
        var second = limiter.AcquireAsync().AsTask();
        var third = limiter.AcquireAsync().AsTask();
        time.Advance(TimeSpan.FromMilliseconds(1002));
        using var served = await second;
        Assert.That((served.IsAcquired, third.IsCompleted), Is.EqualTo((true, false)));
        time.Advance(TimeSpan.FromMilliseconds(1002));
        Assert.That((await third).IsAcquired, Is.True);
    }

    [Test]
    public async Task Acquire_QueueFull_IsRefusedAtOnce()
    {
        var time = new ManualTimeProvider();
        using var limiter = new SlidingSecondRateLimiter(1, 1, time);
        using var first = await limiter.AcquireAsync();
        var queued = limiter.AcquireAsync().AsTask();
        using var refused = await limiter.AcquireAsync();
        Assert.That((refused.IsAcquired, queued.IsCompleted), Is.EqualTo((false, false)));
    }

    [Test]
    public async Task Acquire_Canceled_LeavesTheQueue()
    {
        var time = new ManualTimeProvider();
        using var limiter = new SlidingSecondRateLimiter(1, 1, time);
        using var first = await limiter.AcquireAsync();
        using var cancel = new CancellationTokenSource();
        var canceled = limiter.AcquireAsync(1, cancel.Token).AsTask();
        await cancel.CancelAsync();
        Assert.That(async () => await canceled, Throws.InstanceOf<OperationCanceledException>());
        var next = limiter.AcquireAsync().AsTask();
        time.Advance(TimeSpan.FromSeconds(2));
        Assert.That((await next).IsAcquired, Is.True);
    }

    [Test]
    public async Task Dispose_Waiters_AreRefused()
    {
        var time = new ManualTimeProvider();
        var limiter = new SlidingSecondRateLimiter(1, 5, time);
        using var first = await limiter.AcquireAsync();
        var queued = limiter.AcquireAsync().AsTask();
        await limiter.DisposeAsync();
        Assert.That((await queued).IsAcquired, Is.False);
    }

    [Test]
    public void RateBelowOne_OnePermitPerInverse()
    {
        var time = new ManualTimeProvider();
        using var limiter = new SlidingSecondRateLimiter(0.25, 5, time);
        var granted = 0;
        for (var ms = 0; ms < 20_000; ms += 10)
        {
            granted += limiter.AttemptAcquire().IsAcquired ? 1 : 0;
            time.Advance(TimeSpan.FromMilliseconds(10));
        }

        Assert.That(granted, Is.EqualTo(5));
    }

    [Test]
    public async Task Cancel_WhileServing_DoesNotDeadlock()
    {
        var time = new ManualTimeProvider();
        using var limiter = new SlidingSecondRateLimiter(50, 100_000, time);
        var ended = 0;
        var callers = Enumerable
            .Range(0, 4)
            .Select(worker =>
                Task.Run(async () =>
                {
                    var random = new Random(worker);
                    for (var i = 0; i < 2000; i++)
                    {
                        using var cancel = new CancellationTokenSource();
                        var lease = limiter.AcquireAsync(1, cancel.Token).AsTask();
                        if (random.Next(2) == 0)
                        {
                            await cancel.CancelAsync();
                        }

                        try
                        {
                            (await lease).Dispose();
                        }
                        catch (OperationCanceledException) { }

                        Interlocked.Increment(ref ended);
                    }
                })
            )
            .ToArray();
        var all = Task.WhenAll(callers);
        while (!all.IsCompleted)
        {
            time.Advance(TimeSpan.FromMilliseconds(200));
            await Task.Yield();
        }

        await all;
        Assert.That(ended, Is.EqualTo(8000));
    }

    /// <summary>Most grants in any window of one second: exact, since the worst begins at a grant.</summary>
    private static int WorstWindow(List<long> grants)
    {
        var worst = 0;
        for (int left = 0, right = 0; right < grants.Count; right++)
        {
            while (grants[right] - grants[left] >= TimeSpan.TicksPerSecond)
            {
                left++;
            }

            worst = Math.Max(worst, right - left + 1);
        }

        return worst;
    }
}
