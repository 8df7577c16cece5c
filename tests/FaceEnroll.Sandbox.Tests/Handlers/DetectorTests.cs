using FaceEnroll.Handlers;
using FaceEnroll.Sdk;
using FaceEnroll.Torture.Foreign;
using FaceEnroll.Torture.Wire;

namespace FaceEnroll.Sandbox.Tests.Handlers;

/// <summary>The matrix sees what it looks for: clients and hosts that do it wrong on purpose are found out.</summary>
public sealed class DetectorTests
{
    private CellRun _run = null!;

    [SetUp]
    public async Task StartAsync() => _run = await CellRun.StartAsync(1);

    [TearDown]
    public async Task StopAsync() => await _run.DisposeAsync();

    [TestCase(FaceVendor.TencentCloud, 2)]
    [TestCase(FaceVendor.FinAuth, 2)]
    [TestCase(FaceVendor.AdvanceAI, 2)]
    // A nonce that was used before is refused: the vendor itself protects.
    [TestCase(FaceVendor.AlibabaGuardrails, 1)]
    [TestCase(FaceVendor.AlibabaIdVerification, 1)]
    public async Task BufferAndRetry_WithoutTheGuard_StoresTwiceWhereTheVendorLetsIt(FaceVendor vendor, int stored)
    {
        foreach (var fault in new[] { WireFault.StoredThenLost, WireFault.StoredThen500 })
        {
            var cell = new MatrixCell(HostHandler.Buffer, HostHandler.Retry, Arrangement.OwnUnguarded, fault, vendor);

            var result = await _run.RunAsync(cell);

            var said = stored == 2 ? Said.Enrolled : Said.Unknown;
            Assert.That((result.Said, result.Stored, result.Sends), Is.EqualTo((said, stored, 2)), result.ToString());
            Assert.That(result.IsTwice, Is.EqualTo(stored == 2));
            var guarded = result with { Cell = cell with { Arrangement = Arrangement.OwnGuarded } };
            Assert.That(guarded.IsClean, Is.EqualTo(stored == 1), "with the guard it would be a fault");
        }
    }

    [Test]
    public async Task ClientThatEnrollsAgain_IsTwice()
    {
        var result = await RunAsync(
            WireFault.StoredThenLost,
            static client => new NaiveClient(client) { Retries = true }
        );

        Assert.That(
            (result.Said, result.Stored, result.IsTwice, result.IsClean),
            Is.EqualTo((Said.Enrolled, 2, true, false))
        );
    }

    [TestCase(FaceEnrollmentCertainty.NotSent)]
    [TestCase(FaceEnrollmentCertainty.NotApplied)]
    public async Task ClientThatCallsALossHarmless_IsAGhost(FaceEnrollmentCertainty certainty)
    {
        var result = await RunAsync(
            WireFault.StoredThenLost,
            client => new NaiveClient(client) { SaysOfALoss = certainty }
        );

        Assert.That((result.Stored, result.IsGhost, result.IsClean), Is.EqualTo((1, true, false)));
    }

    [Test]
    public async Task ClientThatCallsALossASuccess_IsMissing()
    {
        var result = await RunAsync(
            WireFault.LostBeforeStoring,
            static client => new NaiveClient(client) { Pretends = true }
        );

        Assert.That((result.Said, result.Stored, result.IsMissing), Is.EqualTo((Said.Enrolled, 0, true)));
        Assert.That(result.IsClean, Is.False);
    }

    [Test]
    public async Task ClientThatNeverKnows_IsNeedless()
    {
        var result = await RunAsync(
            WireFault.Refused,
            static client => new NaiveClient(client) { SaysOfALoss = FaceEnrollmentCertainty.Unknown }
        );

        Assert.That((result.Proof, result.IsNeedless, result.IsClean), Is.EqualTo((WireProof.HasNothing, true, false)));
    }

    [Test]
    public async Task ClientThatThrowsWhateverItGets_IsForeign()
    {
        var result = await RunAsync(WireFault.None, static client => new NaiveClient(client) { Throws = true });

        Assert.That((result.Said, result.IsForeign, result.IsClean), Is.EqualTo((Said.Foreign, true, false)));
    }

    [Test]
    public async Task ClientThatFailsWhereNothingIsWrong_LosesASuccess()
    {
        var result = await RunAsync(
            WireFault.None,
            static client => new NaiveClient(client) { SaysOfSuccess = FaceEnrollmentCertainty.Unknown }
        );

        Assert.That((result.Stored, result.IsSuccessLost, result.IsClean), Is.EqualTo((1, true, false)));
    }

    /// <summary>The client's own word comes while its body is held half way; then the rest goes out.</summary>
    [Test]
    public async Task ClientThatSpeaksBeforeItsBodyHasGone_IsSentOn()
    {
        var cell = new MatrixCell(
            HostHandler.None,
            HostHandler.Hedge,
            Arrangement.OwnUnguarded,
            WireFault.None,
            FaceVendor.FinAuth
        );

        var result = await _run.RunAsync(
            cell,
            static client => new NaiveClient(client) { LeavesAfter = TimeSpan.FromMilliseconds(1) }
        );

        Assert.That(result.BytesAfterEnd, Is.GreaterThan(0));
        Assert.That((result.Said, result.IsSentOn), Is.EqualTo((Said.NotApplied, true)));
        Assert.That((result with { Cell = cell with { Arrangement = Arrangement.OwnGuarded } }).IsClean, Is.False);
    }

    private Task<CellResult> RunAsync(WireFault fault, Func<IFaceEnrollmentClient, IFaceEnrollmentClient> replace) =>
        _run.RunAsync(
            new MatrixCell(HostHandler.None, HostHandler.None, Arrangement.Named, fault, FaceVendor.TencentCloud),
            replace
        );
}
