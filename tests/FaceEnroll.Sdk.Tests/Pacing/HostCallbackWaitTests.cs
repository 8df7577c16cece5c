using System.Runtime.CompilerServices;
using FaceEnroll.Sdk.Pacing;

namespace FaceEnroll.Sdk.Tests.Pacing;

/// <summary>What the host gave us is waited for within the call's time; what it does afterwards harms nobody.</summary>
[NonParallelizable]
[TestOf(typeof(HostCallback))]
public class HostCallbackWaitTests
{
    private static readonly TimeSpan s_soon = TimeSpan.FromSeconds(30);

    [Test]
    public async Task EndsInTime_IsItsResult_AndNothingIsLetGo()
    {
        var late = new List<int>();
        Assert.That(await HostCallback.WithinAsync(new ValueTask<int>(7), default, late.Add), Is.EqualTo(7));
        var coming = new TaskCompletionSource<int>();
        var waiting = HostCallback.WithinAsync(new ValueTask<int>(coming.Task), default, late.Add).AsTask();
        Assert.That(waiting.IsCompleted, Is.False);
        coming.SetResult(8);
        Assert.That(await waiting.WaitAsync(s_soon, TimeProvider.System), Is.EqualTo(8));
        Assert.That(late, Is.Empty);
    }

    [TestCase(true)]
    [TestCase(false)]
    public void Throws_ItsOwnExceptionComesThrough(bool atOnce)
    {
        var coming = new TaskCompletionSource();
        if (atOnce)
        {
            coming.SetException(new IOException("its own"));
        }

        var waiting = HostCallback.WithinAsync(new ValueTask(coming.Task), default).AsTask();
        _ = coming.TrySetException(new IOException("its own"));
        Assert.ThrowsAsync<IOException>(() => SoonAsync(waiting));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void CancelsItself_IsNoCancellationOfOurs(bool hasResult)
    {
        using var mine = new CancellationTokenSource();
        using var its = new CancellationTokenSource();
        its.Cancel();
        var late = 0;
        var coming = new TaskCompletionSource<int>();
        var waiting = hasResult
            ? HostCallback.WithinAsync(new ValueTask<int>(coming.Task), mine.Token, _ => late++).AsTask()
            : HostCallback.WithinAsync(new ValueTask((Task)coming.Task), mine.Token).AsTask();
        coming.TrySetCanceled(its.Token);
        var e = Assert.CatchAsync<OperationCanceledException>(() => SoonAsync(waiting))!;
        Assert.That(e.CancellationToken, Is.Not.EqualTo(mine.Token));
        Assert.That((mine.IsCancellationRequested, late), Is.EqualTo((false, 0)));
    }

    [Test]
    public void IgnoresItsToken_WaitingEndsByOurs_AndTheLateResultIsLetGoOnce()
    {
        using var canceling = new CancellationTokenSource();
        var late = new List<int>();
        var coming = new TaskCompletionSource<int>();
        var waiting = HostCallback.WithinAsync(new ValueTask<int>(coming.Task), canceling.Token, late.Add).AsTask();
        canceling.Cancel();
        var e = Assert.CatchAsync<OperationCanceledException>(() => SoonAsync(waiting))!;
        Assert.That(e.CancellationToken, Is.EqualTo(canceling.Token));
        Assert.That(late, Is.Empty);
        coming.SetResult(9);
        Assert.That(late, Is.EqualTo(new[] { 9 }));
    }

    [Test]
    public void LettingGoThrows_NobodyHears()
    {
        using var canceling = new CancellationTokenSource();
        var coming = new TaskCompletionSource<int>();
        var tried = 0;
        var waiting = HostCallback
            .WithinAsync(
                new ValueTask<int>(coming.Task),
                canceling.Token,
                _ =>
                {
                    tried++;
                    throw new InvalidOperationException();
                }
            )
            .AsTask();
        canceling.Cancel();
        Assert.CatchAsync<OperationCanceledException>(() => SoonAsync(waiting));
        Assert.DoesNotThrow(() => coming.SetResult(1));
        Assert.That(tried, Is.EqualTo(1));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void ThrowsLate_IsNoUnobservedException(bool hasResult)
    {
        var unobserved = new List<Exception>();
        void Note(object? sender, UnobservedTaskExceptionEventArgs e)
        {
            lock (unobserved)
            {
                unobserved.AddRange(e.Exception.InnerExceptions.Where(i => i is LateException));
            }
        }

        TaskScheduler.UnobservedTaskException += Note;
        try
        {
            ThrowLate(hasResult);
            for (var i = 0; i < 3; i++)
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
            }
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= Note;
        }

        lock (unobserved)
        {
            Assert.That(unobserved, Is.Empty);
        }
    }

    // Of its own: what it holds must be gone when it returns.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowLate(bool hasResult)
    {
        using var canceling = new CancellationTokenSource();
        var coming = new TaskCompletionSource<int>();
        var waiting = hasResult
            ? HostCallback.WithinAsync(new ValueTask<int>(coming.Task), canceling.Token).AsTask()
            : HostCallback.WithinAsync(new ValueTask((Task)coming.Task), canceling.Token).AsTask();
        canceling.Cancel();
        Assert.CatchAsync<OperationCanceledException>(() => SoonAsync(waiting));
        coming.SetException(new LateException());
    }

    // Both happen at the same moment: whoever wins, the result is given or let go, never both, never neither.
    [Test]
    public void EndsAsItIsCanceled_TheResultIsGivenOrLetGo()
    {
        for (var i = 0; i < 300; i++)
        {
            using var canceling = new CancellationTokenSource();
            var coming = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
            var late = new TaskCompletionSource();
            var waiting = HostCallback
                .WithinAsync(new ValueTask<int>(coming.Task), canceling.Token, _ => late.SetResult())
                .AsTask();
            Parallel.Invoke(() => coming.SetResult(1), canceling.Cancel);
            try
            {
                Assert.That(waiting.WaitAsync(s_soon, TimeProvider.System).GetAwaiter().GetResult(), Is.EqualTo(1));
                Assert.That(late.Task.IsCompleted, Is.False);
            }
            catch (OperationCanceledException)
            {
                Assert.DoesNotThrowAsync(() => late.Task.WaitAsync(s_soon, TimeProvider.System));
            }
        }
    }

    private sealed class LateException : Exception;

    /// <summary>Ends as the task does: older runtimes' own bounded waiting loses the token of a cancellation.</summary>
    private static async Task SoonAsync(Task task)
    {
        Assert.That(await Task.WhenAny(task, Task.Delay(s_soon)), Is.SameAs(task));
        await task;
    }
}
