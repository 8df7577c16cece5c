using FaceEnroll.Sandbox;
using FaceEnroll.Sdk;

namespace FaceEnroll.Torture;

/// <summary>What a lane is made of: chance, a clock, and a sandbox that lives by it.</summary>
internal sealed record LaneBed(
    FaceVendor Vendor,
    bool IsHttp2,
    Random Random,
    DrivenClock Clock,
    FaceEnrollSandbox Sandbox
)
{
    public static async Task<LaneBed> MakeAsync(FaceVendor vendor, bool isHttp2, int seed)
    {
        var clock = new DrivenClock();
        var options = new FaceEnrollSandboxOptions
        {
            TimeProvider = clock.Sandbox,
            // On a busy machine the clock may be moved between a call's judgement and its storing.
            MaxProcessingTime = TimeSpan.FromSeconds(1),
            SeedDefaults = true,
            UseHttp2 = isHttp2,
            MaxPictureBytes = 32 * 1024 * 1024,
        };
        return new LaneBed(vendor, isHttp2, new Random(seed), clock, await FaceEnrollSandbox.StartAsync(options));
    }
}
