using FaceEnroll.Handlers;
using FaceEnroll.Sdk;
using FaceEnroll.Torture.Foreign;

namespace FaceEnroll.Sandbox.Tests.Handlers;

/// <summary>A redirect that a host's own client follows says nothing about the enrollment: Unknown.</summary>
public sealed class RedirectTests
{
    private static readonly FaceVendor[] s_vendors = Enum.GetValues<FaceVendor>();
    private CellRun _run = null!;

    [SetUp]
    public async Task StartAsync() => _run = await CellRun.StartAsync(1);

    [TearDown]
    public async Task StopAsync() => await _run.DisposeAsync();

    [Test]
    public async Task FollowedRedirect_IsUnknown(
        [ValueSource(nameof(s_vendors))] FaceVendor vendor,
        [Values] bool byThePrimary,
        [Values] bool sendsTheBodyElsewhere
    )
    {
        var follow = byThePrimary ? HostHandler.AutoRedirect : HostHandler.FollowRedirects;
        var fault = sendsTheBodyElsewhere ? WireFault.Redirected307 : WireFault.StoredThen303;
        // A second body can only go out from a buffer.
        var cell = new MatrixCell(HostHandler.Buffer, follow, Arrangement.Named, fault, vendor);

        var result = await _run.RunAsync(cell);

        Assert.That(result.Said, Is.EqualTo(Said.Unknown), result.ToString());
        Assert.That(result.Stored, Is.LessThanOrEqualTo(1));
    }

    [Test]
    public async Task RedirectThatNobodyFollows_IsJudgedByItsStatus([ValueSource(nameof(s_vendors))] FaceVendor vendor)
    {
        var cell = new MatrixCell(
            HostHandler.None,
            HostHandler.None,
            Arrangement.Named,
            WireFault.Redirected307,
            vendor
        );

        var result = await _run.RunAsync(cell);

        Assert.That((result.Said, result.Stored), Is.EqualTo((Said.NotApplied, 0)), result.ToString());
    }
}
