using System.Globalization;
using System.Security.Cryptography;
using FaceEnroll.Sdk.Enrollment;
using FaceEnroll.Sdk.Tests.Resilience;
using FaceEnroll.Sdk.Tests.Support;
using FaceEnroll.Sdk.Tickets;

namespace FaceEnroll.Sdk.Tests.Enrollment;

/// <summary>
/// A caller repeats a request that was lost and has landed: whatever the store or another process does meanwhile, the face is
/// not put in once more.
/// </summary>
[TestOf(typeof(TicketJournal))]
public class LandedTicketTests
{
    private RecordingTicketStore _store = null!;
    private TencentScene _scene = null!;
    private int _creates;

    [SetUp]
    public async Task BeginAsync()
    {
        FaceClaims.Shared.Clear();
        _creates = 0;
        _store = new RecordingTicketStore();
        _scene = new TencentScene(o => o.TicketStore = _store);
        _scene.Wire.Otherwise = (request, _) =>
            Task.FromResult(
                ScriptedHandler.Response(
                    request.Headers.GetValues("X-TC-Action").Single() == "CreateFace" && ++_creates > 0
                        ? TencentScene.Enrolled
                        : TencentScene.Person("5")
                )
            );
        await SaveAsync("landed", TencentScene.Picture(), []);
    }

    [TearDown]
    public void End() => _scene.Dispose();

    // Another process is about to enroll the person: that one began when the face was there.
    [Test]
    public async Task Enroll_AnotherTicketIsNotDecidedYet_TheRepetitionFindsTheLandedOne([Values] bool isLast)
    {
        if (isLast)
        {
            _store.OnComplete = _ => throw new InvalidOperationException("Nothing may be completed yet.");
        }

        await SaveAsync(isLast ? "others" : "a", [1], ["5"]);
        var e = Assert.CatchAsync<FaceEnrollmentException>(() => _scene.EnrollAsync())!;
        Assert.That(
            (e.Kind, e.Certainty),
            Is.EqualTo((FaceEnrollmentErrorKind.Conflict, FaceEnrollmentCertainty.NotSent))
        );
        _store.OnComplete = null;
        _scene.Time.Advance(e.Error.RetryAfter!.Value + TimeSpan.FromMinutes(20));

        var result = await _scene.EnrollAsync();

        Assert.That((result.Images[0].FaceId, _creates), Is.EqualTo(("5", 0)));
        Assert.That(_store.Open, Is.Empty);
    }

    [TestCase("throws")]
    [TestCase("throws when it is done")]
    [TestCase("hangs when it is done")]
    public async Task Enroll_CompletingTheLandedOneFails_IsAnsweredAllTheSame(string how)
    {
        _store.OnComplete = async ticket =>
        {
            if (ticket.OperationId == "landed")
            {
                if (how != "throws")
                {
                    _store.OnComplete = null;
                    await _store.CompleteAsync(ticket, new(FaceReconciliationStatus.Enrolled), default);
                }

                await (how[0] == 'h' ? RecordingTicketStore.Hang() : throw new IOException("disk full"));
            }
        };

        var result = await _scene.RunAsync(_scene.EnrollAsync());

        Assert.That((result.Images[0].FaceId, _creates), Is.EqualTo(("5", 0)));
    }

    // The other's cannot be completed: the call ends, and the landed one is still there to be found.
    [Test]
    public async Task Enroll_CompletingAnotherOneFails_TheRepetitionFindsTheLandedOne()
    {
        await SaveAsync("a", [1], ["5"]);
        _scene.Time.Advance(TimeSpan.FromMinutes(20));
        _store.OnComplete = ticket => ticket.OperationId == "a" ? throw new IOException("disk full") : default;
        var e = Assert.CatchAsync<FaceEnrollmentException>(() => _scene.EnrollAsync())!;
        Assert.That(e.Kind, Is.EqualTo(FaceEnrollmentErrorKind.HostCallback));
        _store.OnComplete = null;

        var result = await _scene.EnrollAsync();

        Assert.That((result.Images[0].FaceId, _creates), Is.EqualTo(("5", 0)));
    }

    private async Task SaveAsync(string id, byte[] picture, string[] known) =>
        await _store.SaveAsync(
            new FaceEnrollmentTicket
            {
                Version = 2,
                OperationId = id,
                Vendor = FaceVendor.TencentCloud,
                Operation = "CreateFace",
                Registration = "gone",
                Account = "TencentCloud",
                Endpoint = "https://iai.tencentcloudapi.com",
                PersonId = "p-1",
                ImageSha256 = [Hash(picture)],
                KnownFaceIds = known,
                CreatedAt = _scene.Time.GetUtcNow(),
                NoAttemptAfter = _scene.Time.GetUtcNow(),
            },
            default
        );

    private static string Hash(byte[] picture) =>
        string.Concat(SHA256.HashData(picture).Select(b => b.ToString("x2", CultureInfo.InvariantCulture)));
}
