using FaceEnroll.Cli.Progress;
using FaceEnroll.Cli.Tests.Support;
using FaceEnroll.Ledger;

namespace FaceEnroll.Cli.Tests.Progress;

/// <summary>A line now and then, and always when the state changes.</summary>
public sealed class CadenceTests
{
    [Test]
    public void IsDue_AsTimePasses_IsTheFirstAndOneForEachSpan()
    {
        var time = new StoppedTime();
        var cadence = new Cadence(time, TimeSpan.FromSeconds(5));
        var running = Summaries.Of(FaceRunState.Running, pending: 1);
        var due = new List<bool> { cadence.IsDue(running), cadence.IsDue(running) };
        time.Now = TimeSpan.FromSeconds(4);
        due.Add(cadence.IsDue(running));
        time.Now = TimeSpan.FromSeconds(5);
        due.Add(cadence.IsDue(running));
        due.Add(cadence.IsDue(Summaries.Of(enrolled: 1)));

        Assert.That(due, Is.EqualTo([true, false, false, true, true]));
    }

    private sealed class StoppedTime : TimeProvider
    {
        public TimeSpan Now { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now.Ticks;
    }
}
