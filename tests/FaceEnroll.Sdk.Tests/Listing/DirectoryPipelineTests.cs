using System.Threading.RateLimiting;
using FaceEnroll.Sdk.Listing;
using FaceEnroll.Sdk.Tests.Support;
using FaceEnroll.Sdk.Tests.Vendors.TencentCloud;

namespace FaceEnroll.Sdk.Tests.Listing;

/// <summary>What all directories' requests have in common.</summary>
[TestOf(typeof(DirectoryPipeline))]
public class DirectoryPipelineTests
{
    private const string Count = """{"Response":{"PersonNum":3,"FaceNum":5,"RequestId":"r"}}""";

    [Test]
    public async Task Read_EachRequest_PassesTheRateLimiter()
    {
        using var limiter = new ConcurrencyLimiter(new ConcurrencyLimiterOptions { PermitLimit = 1 });
        var client = TencentCloudSetup.Client(Wire.Json(Count), o => o.RateLimiter = limiter);
        await client.CountAsync("staff");
        await client.CountAsync("staff");
        Assert.That(limiter.GetStatistics()!.TotalSuccessfulLeases, Is.EqualTo(2));
    }

    [Test]
    public async Task Read_TheVendorFailsOnce_IsRepeated()
    {
        var wire = new Wire(_ => Wire.Reply(null, 503), _ => Wire.Reply(Count));
        var client = TencentCloudSetup.Client(
            wire,
            o =>
            {
                o.TimeProvider = TimeProvider.System;
                o.Retry = new FaceRetryOptions { MaxRetries = 1, BaseDelay = TimeSpan.FromTicks(1) };
            }
        );
        Assert.That(await client.CountAsync("staff"), Is.EqualTo(new FaceLibraryCount(5, 3)));
        Assert.That(wire.Requests, Has.Count.EqualTo(2));
    }

    [Test]
    public void Read_CanceledByTheCaller_IsCanceled()
    {
        using var canceled = new CancellationTokenSource();
        canceled.Cancel();
        var client = TencentCloudSetup.Client(Wire.Json(Count));
        Assert.That(() => client.CountAsync("staff", canceled.Token), Throws.TypeOf<FaceEnrollmentCanceledException>());
    }
}
