using FaceEnroll.Sdk.Enrollment;
using FaceEnroll.Sdk.Tests.Resilience;
using FaceEnroll.Sdk.Tests.Support;

namespace FaceEnroll.Sdk.Tests.Enrollment;

/// <summary>A caller that repeats itself after a crash, with a ticket store.</summary>
[TestOf(typeof(TicketJournal))]
public class RepeatedRequestTests
{
    private RecordingTicketStore _store = null!;
    private TencentScene _scene = null!;

    [SetUp]
    public void Begin()
    {
        _store = new RecordingTicketStore();
        _scene = new TencentScene(o => o.TicketStore = _store);
    }

    [TearDown]
    public void End() => _scene.Dispose();

    private string[] Operations() => [.. _scene.Wire.Sent.Select(s => s.Header("X-TC-Action"))];

    private FaceEnrollmentTicket Lose(params string[] known)
    {
        _scene.ReadTwice(known).BreakAfterBody();
        Assert.ThrowsAsync<FaceEnrollmentOutcomeUnknownException>(() => _scene.RunAsync(_scene.EnrollAsync()));
        return _store.Open.Single();
    }

    // A caller that repeats itself after a crash wants one face, not two.
    [Test]
    public async Task Enroll_VerySameRequestWasLostAndLanded_IsAnsweredFromThatTicket()
    {
        Lose("1");
        _scene.Wire.Sent.Clear();
        _scene.Wire.Reply(TencentScene.Person("1", "5")).Reply(TencentScene.Person("1", "5"));
        var result = await _scene.EnrollAsync();
        Assert.That((result.Images[0].Status, result.Images[0].FaceId), Is.EqualTo((FaceImageStatus.Enrolled, "5")));
        Assert.That(Operations(), Is.All.EqualTo("GetPersonBaseInfo"));
        Assert.That(_store.Said.Skip(3), Is.EqualTo(new[] { "save 0", "complete Enrolled", "complete NotEnrolled" }));
        Assert.That(_store.Open, Is.Empty);
    }

    [Test]
    public async Task Enroll_VerySameRequestWasLostAndDidNotLand_IsSent()
    {
        Lose("1");
        _scene.Time.Advance(TimeSpan.FromMinutes(10));
        _scene.ReadTwice("1").Reply(TencentScene.Person("1")).Reply(TencentScene.Enrolled);
        var result = await _scene.EnrollAsync();
        Assert.That(result.Images[0].FaceId, Is.EqualTo("77"));
        Assert.That(
            _store.Said.Skip(3),
            Is.EqualTo(new[] { "save 0", "complete NotEnrolled", "save 0", "complete Enrolled" })
        );
    }

    [Test]
    public async Task Enroll_VerySameRequestSucceededBefore_IsSentAgain()
    {
        _scene.ReadTwice().Reply(TencentScene.Enrolled);
        await _scene.EnrollAsync();
        _scene.ReadTwice("77").Reply(TencentScene.Enrolled);
        await _scene.EnrollAsync();
        Assert.That(Operations().Count(o => o == "CreateFace"), Is.EqualTo(2), "the host's own wish");
    }

    [TestCase("operation")]
    [TestCase("library")]
    [TestCase("picture not compared")]
    public async Task Enroll_LostRequestWasNotSurelyTheSame_IsSent(string other)
    {
        var lost = Lose("1");
        switch (other)
        {
            case "operation":
                lost.Operation = "CreatePerson";
                break;
            case "library":
                lost.LibraryId = "other";
                break;
            default:
                lost.ImageSha256 = [null];
                break;
        }

        await _store.SaveAsync(lost, default);
        _scene.ReadTwice("1", "5").Reply(TencentScene.Person("1", "5")).Reply(TencentScene.Enrolled);
        Assert.That((await _scene.EnrollAsync()).Images[0].FaceId, Is.EqualTo("77"));
    }
}
