using FaceEnroll.Ledger.Journal;
using FaceEnroll.Ledger.Rules;
using FaceEnroll.Ledger.Tests.Support;
using FaceEnroll.Sandbox;
using FaceEnroll.Sdk;
using FaceEnroll.Torture;

namespace FaceEnroll.Ledger.Tests.Journal;

/// <summary>What was never sent leaves nothing open, and what could not be noted is noted later.</summary>
[TestOf(typeof(FaceLedger))]
[TestOf(typeof(LateOutcomes))]
public class AbandonedCallTests
{
    private const string Person = "person1";
    private const FaceVendor Tencent = FaceVendor.TencentCloud;

    private LedgerBed _bed = null!;

    [SetUp]
    public async Task BeginAsync()
    {
        _bed = await LedgerBed.StartAsync();
        _bed.Sandbox.AddPerson(Tencent, Person);
    }

    [TearDown]
    public async Task EndAsync() => await _bed.DisposeAsync();

    private async Task<int> OpenCallsAsync() =>
        (
            await _bed.Open.Store.ListAsync([CallStatus.Intent, CallStatus.Reserved, CallStatus.Unknown], 1000, default)
        ).Count;

    /// <summary>The caller gives up while the intent waits for another process that writes.</summary>
    [TestCase(false, TestName = "Enroll_CanceledWhileTheIntentWaits_LeavesNothingOpen")]
    [TestCase(true, TestName = "Enroll_TimedOutWhileTheIntentWaits_LeavesNothingOpen")]
    public async Task Enroll_AbandonedWhileTheIntentWaits_LeavesNothingOpen(bool byTimeout)
    {
        var client = _bed.Client(Tencent, o => o.Timeout = byTimeout ? TimeSpan.FromSeconds(1) : o.Timeout);
        await client.EnrollAsync(LedgerBed.Request(Person, 9));
        using var other = new OtherWriter(_bed.Options.File);
        other.Lock();
        using var canceled = new CancellationTokenSource(
            byTimeout ? Timeout.InfiniteTimeSpan : TimeSpan.FromSeconds(1)
        );
        Assert.CatchAsync(() => client.EnrollAsync(LedgerBed.Request(Person, 1), canceled.Token));
        other.Unlock();
        Assert.That(async () => await OpenCallsAsync(), Is.Zero.After(2000, 50));
        Assert.That((await client.EnrollAsync(LedgerBed.Request(Person, 2))).Images[0].FromLedger, Is.False);
    }

    /// <summary>Nobody else writes; callers merely cancel.</summary>
    [Test]
    public async Task Enroll_CanceledAtAnyMoment_LeavesNothingOpenThatWasNeverSent()
    {
        var client = _bed.Client(Tencent);
        await client.EnrollAsync(LedgerBed.Request(Person, 9));
        var random = new Random(1);
        var notSent = 0;
        for (var i = 0; i < 200; i++)
        {
            _bed.Sandbox.AddPerson(Tencent, $"c{i}");
            using var canceled = new CancellationTokenSource();
            var enrolling = Task.Run(() => client.EnrollAsync(LedgerBed.Request($"c{i}", i + 10), canceled.Token));
            await Task.Delay(TimeSpan.FromMicroseconds(random.Next(1000, 6000)));
            await canceled.CancelAsync();
            try
            {
                await enrolling;
            }
            catch (FaceEnrollmentCanceledException e)
            {
                notSent += e.Error.Certainty == FaceEnrollmentCertainty.NotSent ? 1 : 0;
            }
        }

        TestContext.Out.WriteLine($"{notSent} were canceled before they were sent.");
        Assert.That(
            async () =>
                (await _bed.Open.Store.ListAsync([CallStatus.Intent, CallStatus.Reserved], 1000, default)).Count,
            Is.Zero.After(3000, 100)
        );
    }

    /// <summary>The outcome could not be written. The next call must not wait for this one, which is over.</summary>
    [Test]
    public async Task Enroll_OutcomeCouldNotBeNoted_IsNotedByTheNextCall()
    {
        _bed.Options.BusyTimeout = TimeSpan.FromSeconds(1);
        var client = _bed.Client(Tencent);
        await client.EnrollAsync(LedgerBed.Request(Person, 9));
        using var other = new OtherWriter(_bed.Options.File);
        await EnrollUnderALockAsync(client, other);
        other.Unlock();
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        var again = await client.EnrollAsync(LedgerBed.Request(Person, 1), late.Token);
        Assert.That(again.Images[0].FromLedger, Is.True);
        Assert.That(_bed.Stored(Tencent, Person), Is.EqualTo(1));
    }

    [Test]
    public async Task Enroll_OutcomeCouldNotBeNoted_IsNotedWithoutAnotherCall()
    {
        _bed.Options.BusyTimeout = TimeSpan.FromSeconds(1);
        var client = _bed.Client(Tencent);
        await client.EnrollAsync(LedgerBed.Request(Person, 9));
        using var other = new OtherWriter(_bed.Options.File);
        await EnrollUnderALockAsync(client, other);
        Assert.That(await OpenCallsAsync(), Is.EqualTo(1));
        other.Unlock();
        Assert.That(async () => await OpenCallsAsync(), Is.Zero.After(8000, 100));
        Assert.That(await _bed.Open.Store.ListAsync([CallStatus.Enrolled], 10, default), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Enroll_OutcomeCouldNotBeNoted_IsNotedWhenTheProcessEnds()
    {
        _bed.Options.BusyTimeout = TimeSpan.FromSeconds(1);
        var client = _bed.Client(Tencent);
        await client.EnrollAsync(LedgerBed.Request(Person, 9));
        using (var other = new OtherWriter(_bed.Options.File))
        {
            await EnrollUnderALockAsync(client, other);
            other.Unlock();
        }

        await _bed.RestartAsync();
        Assert.That(await OpenCallsAsync(), Is.Zero);
    }

    /// <summary>The file is locked after the intent was noted, and still is when the reply comes.</summary>
    private async Task EnrollUnderALockAsync(IFaceEnrollmentClient client, OtherWriter other)
    {
        _bed.Sandbox.Faults.Next(
            SandboxVendor.TencentCloud,
            SandboxFault.Latency(TimeSpan.FromMilliseconds(700)),
            operation: "CreateFace"
        );
        var enrolling = client.EnrollAsync(LedgerBed.Request(Person, 1));
        Assert.That(async () => await OpenCallsAsync(), Is.EqualTo(1).After(2000, 10));
        other.Lock();
        Assert.That((await enrolling).Images[0].Status, Is.EqualTo(FaceImageStatus.Enrolled));
    }
}
