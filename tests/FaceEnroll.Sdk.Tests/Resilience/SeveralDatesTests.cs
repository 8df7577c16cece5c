using FaceEnroll.Sdk.Replies;

namespace FaceEnroll.Sdk.Tests.Resilience;

/// <summary>A reply with several Dates: one is somebody else's, so that none of them is the vendor's time.</summary>
[TestOf(typeof(VendorReply))]
public class SeveralDatesTests
{
    // Dead by the vendor's time after six minutes; without it, only after ten.
    [TestCase(false, ExpectedResult = FaceReconciliationStatus.NotEnrolled)]
    [TestCase(true, ExpectedResult = FaceReconciliationStatus.NotYetVisible)]
    public async Task<FaceReconciliationStatus> Reconcile(bool areSeveral)
    {
        using var scene = new TencentScene(o => o.ReadFacesBeforeSending = true);
        scene.Wire.Reply(TencentScene.Person("1")).BreakAfterBody();
        var e = Assert.ThrowsAsync<FaceEnrollmentOutcomeUnknownException>(() =>
            scene.RunAsync(scene.EnrollAsync("dates"))
        )!;
        scene.Time.Advance(TimeSpan.FromMinutes(6));
        var date = ("Date", scene.VendorTime.ToString("r", System.Globalization.CultureInfo.InvariantCulture));
        scene.Wire.Reply(TencentScene.Person("1"), 200, areSeveral ? [date, date] : [date]);
        return (await scene.Client.ReconcileAsync(e.Ticket!)).Status;
    }
}
