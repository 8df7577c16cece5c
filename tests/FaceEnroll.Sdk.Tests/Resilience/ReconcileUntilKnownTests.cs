using FaceEnroll.Sdk.Reconciliation;
using Status = FaceEnroll.Sdk.FaceReconciliationStatus;

namespace FaceEnroll.Sdk.Tests.Resilience;

/// <summary>Asking until it is known, by a clock that a test moves.</summary>
[TestOf(typeof(FaceEnrollmentReconcilerExtensions))]
[TestOf(typeof(Reconciler))]
public class ReconcileUntilKnownTests
{
    private static FaceEnrollmentTicket Lose(TencentScene scene)
    {
        scene.Wire.Reply(TencentScene.Person("1")).BreakAfterBody();
        var e = Assert.ThrowsAsync<FaceEnrollmentOutcomeUnknownException>(() => scene.RunAsync(scene.EnrollAsync()))!;
        scene.Wire.Sent.Clear();
        return FaceEnrollmentTicket.FromJson(e.Ticket!.ToJson());
    }

    private static TencentScene Scene(string[] faces)
    {
        var scene = new TencentScene(o => o.ReadFacesBeforeSending = true);
        scene.Wire.Otherwise = (_, _) => Task.FromResult(Support.ScriptedHandler.Response(TencentScene.Person(faces)));
        return scene;
    }

    [Test]
    public async Task NeverLands_IsNotEnrolledWhenTheSignatureIsDead()
    {
        using var scene = Scene(["1"]);
        var ticket = Lose(scene);
        var start = scene.Time.GetTimestamp();
        var answer = await scene.RunAsync(scene.Client.ReconcileUntilKnownAsync(ticket, timeProvider: scene.Time));
        Assert.That(answer.Status, Is.EqualTo(Status.NotEnrolled));
        Assert.That(scene.Time.GetElapsedTime(start), Is.InRange(TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(6)));
        Assert.That(scene.Wire.Sent, Has.Count.InRange(10, 14), "about every 30 seconds");
    }

    [Test]
    public async Task ClockThatCountsBackwards_AnswersAllTheSame()
    {
        using var scene = Scene(["1", "2"]);
        var ticket = Lose(scene);
        var answer = await scene.Client.ReconcileUntilKnownAsync(ticket, timeProvider: new Support.BackwardClock());
        Assert.That(answer.Status, Is.EqualTo(Status.Enrolled));
    }

    [Test]
    public async Task LandsLate_IsFoundWithinAWait()
    {
        using var scene = Scene([]);
        var start = scene.Time.GetTimestamp();
        scene.Wire.Otherwise = (_, _) =>
            Task.FromResult(
                Support.ScriptedHandler.Response(
                    scene.Time.GetElapsedTime(start) < TimeSpan.FromMinutes(2)
                        ? TencentScene.Person("1")
                        : TencentScene.Person("1", "2")
                )
            );
        var ticket = Lose(scene);
        var answer = await scene.RunAsync(scene.Client.ReconcileUntilKnownAsync(ticket, timeProvider: scene.Time));
        Assert.That((answer.Status, answer.FaceIds.Single()), Is.EqualTo((Status.Enrolled, "2")));
        Assert.That(scene.Time.GetElapsedTime(start), Is.LessThan(TimeSpan.FromMinutes(3)));
    }

    [Test]
    public async Task WaitAtMost_TooShort_SaysNotYetVisible()
    {
        using var scene = Scene(["1"]);
        var ticket = Lose(scene);
        var start = scene.Time.GetTimestamp();
        var answer = await scene.RunAsync(
            scene.Client.ReconcileUntilKnownAsync(
                ticket,
                waitAtMost: TimeSpan.FromSeconds(45),
                timeProvider: scene.Time
            )
        );
        Assert.That(answer.Status, Is.EqualTo(Status.NotYetVisible));
        Assert.That(scene.Time.GetElapsedTime(start), Is.EqualTo(TimeSpan.FromSeconds(45)));
        Assert.That(scene.Wire.Sent, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task Canceled_WhileItWaits_Ends()
    {
        using var scene = Scene(["1"]);
        var ticket = Lose(scene);
        using var canceling = new CancellationTokenSource();
        var asking = scene.Client.ReconcileUntilKnownAsync(
            ticket,
            timeProvider: scene.Time,
            cancellationToken: canceling.Token
        );
        await scene.WaitsAsync();
        canceling.Cancel();
        Assert.CatchAsync<OperationCanceledException>(() => asking);
    }
}
