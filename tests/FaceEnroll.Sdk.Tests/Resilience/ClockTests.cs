using System.Globalization;
using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.Pacing;

namespace FaceEnroll.Sdk.Tests.Resilience;

[TestOf(typeof(VendorClock))]
[TestOf(typeof(VendorConditions))]
public class ClockTests
{
    [TestCase(6)]
    [TestCase(-6)]
    public async Task JumpOfSixMinutes_IsCorrectedFromTheReply_AndKept(int minutes)
    {
        using var scene = new TencentScene();
        var vendorTime = scene.Time.GetUtcNow();
        scene.Time.JumpWallClock(TimeSpan.FromMinutes(minutes));
        scene.Wire.Reply(
            TencentScene.Error("AuthFailure.SignatureExpire"),
            200,
            ("Date", vendorTime.ToString("r", CultureInfo.InvariantCulture))
        );
        scene.Wire.Reply(TencentScene.Enrolled).Reply(TencentScene.Enrolled);
        await scene.RunAsync(scene.EnrollAsync());
        await scene.RunAsync(scene.EnrollAsync());
        var expected = vendorTime.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        Assert.That(
            scene.Wire.Sent.Skip(1).Select(s => s.Header("X-TC-Timestamp")),
            Is.EqualTo(new[] { expected, expected })
        );
    }

    [TestCase(6)]
    [TestCase(-6)]
    public async Task Probe_ClockIsCorrectedAlready_IsNoProblem(int minutes)
    {
        using var scene = new TencentScene();
        var vendorTime = scene.Time.GetUtcNow();
        var date = ("Date", vendorTime.ToString("r", CultureInfo.InvariantCulture));
        scene.Time.JumpWallClock(TimeSpan.FromMinutes(minutes));
        scene.Wire.Reply("", 404, date);
        var before = await scene.Client.ProbeAsync();
        scene.Wire.Reply(TencentScene.Error("AuthFailure.SignatureExpire"), 200, date).Reply(TencentScene.Enrolled);
        await scene.RunAsync(scene.EnrollAsync());
        scene.Wire.Reply("", 404, date);
        var after = await scene.Client.ProbeAsync();
        Assert.That((before.IsHealthy, after.IsHealthy), Is.EqualTo((false, true)));
        Assert.That(after.ClockOffset, Is.EqualTo(TimeSpan.FromMinutes(-minutes)), "it is off all the same");
    }

    [Test]
    public void StillRefused_IsNotTriedAThirdTime()
    {
        using var scene = new TencentScene();
        var date = ("Date", scene.Time.GetUtcNow().ToString("r", CultureInfo.InvariantCulture));
        scene.Wire.Reply(TencentScene.Error("AuthFailure.SignatureExpire"), 200, date);
        scene.Wire.Reply(TencentScene.Error("AuthFailure.SignatureExpire"), 200, date);
        var e = Assert.ThrowsAsync<FaceEnrollmentAuthenticationException>(() => scene.RunAsync(scene.EnrollAsync()));
        Assert.That((e!.Kind, scene.Wire.Sent.Count), Is.EqualTo((FaceEnrollmentErrorKind.ClockSkew, 2)));
    }

    [Test]
    public async Task ManyCorrectAtOnce_OneRightOffset()
    {
        using var scene = new TencentScene(o => o.RequestsPerSecond = 1000);
        var vendorTime = scene.Time.GetUtcNow();
        scene.Time.JumpWallClock(TimeSpan.FromMinutes(6));
        scene.Wire.Otherwise = (request, _) =>
        {
            var signed = long.Parse(request.Headers.GetValues("X-TC-Timestamp").Single(), CultureInfo.InvariantCulture);
            var isRight = Math.Abs(signed - vendorTime.ToUnixTimeSeconds()) < 300;
            return Task.FromResult(
                Support.ScriptedHandler.Response(
                    isRight ? TencentScene.Enrolled : TencentScene.Error("AuthFailure.SignatureExpire"),
                    200,
                    ("Date", vendorTime.ToString("r", CultureInfo.InvariantCulture))
                )
            );
        };
        var calls = Enumerable.Range(0, 2).Select(i => Task.Run(() => scene.EnrollAsync(person: "p" + i))).ToArray();
        await scene.RunAsync(Task.WhenAll(calls));
        Assert.That(
            scene.Wire.Sent[^1].Header("X-TC-Timestamp"),
            Is.EqualTo(vendorTime.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture))
        );
    }
}
