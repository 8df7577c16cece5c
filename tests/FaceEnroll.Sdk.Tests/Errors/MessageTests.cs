using FaceEnroll.Sdk.Tests.Resilience;
using FaceEnroll.Sdk.Tests.Support;

namespace FaceEnroll.Sdk.Tests.Errors;

/// <summary>Messages as people read them.</summary>
[TestOf(typeof(FaceEnrollmentError))]
[TestOf(typeof(FaceEnrollmentCanceledException))]
[TestOf(typeof(FaceEnrollmentException))]
public class MessageTests
{
    [Test]
    public void Canceled_NamesNoTimeout()
    {
        var error = new FaceEnrollmentError(
            FaceVendor.FinAuth,
            "add",
            FaceEnrollmentErrorKind.Timeout,
            FaceEnrollmentCertainty.NotSent
        );
        Assert.That(
            new FaceEnrollmentCanceledException(error).Message,
            Is.EqualTo("FinAuth add: canceled by the caller, nothing was sent.")
        );
    }

    [Test]
    public void Canceled_InTheLog_NamesNeitherTimeoutNorNull()
    {
        using var log = new LogRecorder();
        using var scene = new TencentScene(logger: log);
        Assert.CatchAsync<FaceEnrollmentCanceledException>(() => scene.EnrollAsync(token: new CancellationToken(true)));
        Assert.That(
            log.Entries.Select(e => e.Message),
            Has.Member("branch-7: CreateFace failed: Canceled, NotSent, code none, request none.")
        );
    }

    [Test]
    public void OneShotStreamOverTheLimit_CauseSaysWhat()
    {
        using var scene = new TencentScene();
        var image = FaceImage.FromStream(new EndlessStream());
        var e = Assert.CatchAsync<FaceImageRejectedException>(() =>
            scene.Client.EnrollAsync(new FaceEnrollmentRequest("p-1", image))
        )!;
        Assert.That(e.ToString(), Does.Not.Contain("Exception of type"));
        Assert.That(e.InnerException!.Message, Is.EqualTo("The picture's stream holds more than 3,932,160 bytes."));
    }
}
