using FaceEnroll.Sandbox.Tests.Support;

namespace FaceEnroll.Sandbox.Tests.Faults;

/// <summary>A call that a moved clock made too old stores nothing; what a fault makes it wait does not count.</summary>
public sealed class MaxProcessingTimeTests : SandboxFixture
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_wait = TimeSpan.FromSeconds(30);

    protected override void Configure(FaceEnrollSandboxOptions options) => options.MaxProcessingTime = s_limit;

    [Test]
    public async Task Latency_OfJustItsTime_Stores()
    {
        var sending = await EnrollWithLatencyAsync();

        Clock.Advance(s_wait + s_limit);

        Assert.That(((await sending).Status, Sandbox.Store.FaceCount), Is.EqualTo((200, 1)));
    }

    [Test]
    public async Task Latency_ThatAJumpOfTheClockPassed_StoresNothing()
    {
        var sending = await EnrollWithLatencyAsync();

        Clock.Advance(s_wait + s_limit + TimeSpan.FromMilliseconds(1));

        Assert.That(async () => await sending, Throws.InstanceOf<HttpRequestException>());
        Assert.That(Sandbox.Store.FaceCount, Is.Zero);
    }

    private async Task<Task<Reply>> EnrollWithLatencyAsync()
    {
        Sandbox.Faults.Next(SandboxVendor.FinAuth, SandboxFault.Latency(s_wait));
        var sending = EnrollAtAsync(SandboxVendor.FinAuth);
        while (Clock.TimerCount == 0)
        {
            await Task.Yield();
        }

        return sending;
    }
}
