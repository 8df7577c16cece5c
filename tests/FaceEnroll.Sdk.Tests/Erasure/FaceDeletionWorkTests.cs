using FaceEnroll.Sdk.Deletion;
using FaceEnroll.Sdk.Erasure;
using FaceEnroll.Sdk.Tests.Deletion;
using Certainty = FaceEnroll.Sdk.FaceEnrollmentCertainty;

namespace FaceEnroll.Sdk.Tests.Erasure;

[TestOf(typeof(FaceDeletionWork))]
[TestOf(typeof(ErasureCall))]
[TestOf(typeof(ErasureFailures))]
public class FaceDeletionWorkTests
{
    private readonly ScriptedEraser _vendor = new();

    private async Task<string> RunAsync(bool isReplacing, params string[] faces)
    {
        var result = await new FaceDeletionWork(_vendor.Registration, _vendor.Call).RunAsync(
            "p",
            "l",
            faces,
            isReplacing,
            default
        );
        return string.Join(", ", result.Faces.Select(f => $"{f.FaceId} {f.Outcome}"));
    }

    [Test]
    public async Task Faces_InTheOrderAskedFor_AndOnlyWhatIsThereIsSent()
    {
        _vendor.With("l", "a", "b", "c");
        Assert.That(await RunAsync(false, "x", "c", "a"), Is.EqualTo("x AlreadyAbsent, c Gone, a Gone"));
        Assert.That(_vendor.Asked, Is.EqualTo(new[] { "read l", "delete c,a" }));
    }

    [Test]
    public void Faces_NotFoundInAListWithAGap_AreNotCalledAbsent()
    {
        var vendor = new ScriptedEraser { Gap = "The gap." };
        var failure = Assert.ThrowsAsync<FaceEnrollmentOutcomeUnknownException>(async () =>
            await new FaceDeletionWork(vendor.Registration, vendor.Call).RunAsync("p", "l", ["x"], false, default)
        )!;
        Assert.That(
            (failure.Kind, failure.Certainty),
            Is.EqualTo((FaceEnrollmentErrorKind.Conflict, Certainty.Unknown))
        );
        Assert.That(failure.Error.Detail, Does.Contain("The gap."));
    }

    [Test]
    public async Task LastFace_WhereItStays_IsRefusedUnlessItIsReplaced()
    {
        var vendor = new ScriptedEraser { LastStays = true }.With("l", "a", "b");
        var work = new FaceDeletionWork(vendor.Registration, vendor.Call);
        var failure = Assert.ThrowsAsync<FaceEnrollmentException>(async () =>
            await work.RunAsync("p", "l", ["a", "b"], false, default)
        )!;
        Assert.That(failure.Error.Detail, Does.Contain(nameof(IFaceEraser.ReplaceFacesAsync)));
        Assert.That(vendor.Asked, Is.EqualTo(new[] { "read l" }));
        Assert.That((await work.RunAsync("p", "l", ["a", "b"], true, default)).IsComplete, Is.True);
    }

    [TestCase(false)]
    [TestCase(true)]
    public void Failed_AllInTheSameWay_IsThatFailure(bool isCanceled)
    {
        using var canceling = new CancellationTokenSource();
        var vendor = new ScriptedEraser().With("l", "a", "b");
        var error = ScriptedEraser.Error(Certainty.NotSent, FaceEnrollmentErrorKind.Timeout);
        vendor.OnDelete = _ =>
        {
            if (isCanceled)
            {
                canceling.Cancel();
            }

            throw new FaceEnrollmentCanceledException(error, null, canceling.Token);
        };
        var failure = Assert.CatchAsync(async () =>
            await new FaceDeletionWork(vendor.Registration, vendor.Call).RunAsync(
                "p",
                "l",
                ["a", "b"],
                false,
                canceling.Token
            )
        )!;
        Assert.That(failure is FaceEnrollmentCanceledException, Is.EqualTo(isCanceled));
        Assert.That(ErasureFailures.Of(failure)!.Kind, Is.EqualTo(FaceEnrollmentErrorKind.Timeout));
        Assert.That(ErasureFailures.Of(new InvalidOperationException()), Is.Null);
    }
}
