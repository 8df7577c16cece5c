using FaceEnroll.Sdk.Deletion;
using Certainty = FaceEnroll.Sdk.FaceEnrollmentCertainty;
using Kind = FaceEnroll.Sdk.FaceEnrollmentErrorKind;
using Outcome = FaceEnroll.Sdk.FaceDeletionOutcome;

namespace FaceEnroll.Sdk.Tests.Deletion;

[TestOf(typeof(FaceDeleter))]
public class FaceDeleterTests
{
    private static async Task<(List<DoomedFace> Faces, bool IsCanceled)> RunAsync(
        ScriptedEraser vendor,
        params string[] faces
    ) => await RunAsync(vendor, default, faces);

    private static async Task<(List<DoomedFace> Faces, bool IsCanceled)> RunAsync(
        ScriptedEraser vendor,
        CancellationToken cancellationToken,
        params string[] faces
    )
    {
        var doomed = ScriptedEraser.Doomed(faces);
        var deleter = new FaceDeleter(vendor.Registration, vendor, vendor.Options);
        var isCanceled = await deleter.RunAsync("p", "l", doomed, cancellationToken);
        Assert.That(doomed.Select(f => f.IsOpen), Has.None.True);
        return (doomed, isCanceled);
    }

    private static string Text(IEnumerable<DoomedFace> faces) =>
        string.Join(", ", faces.Select(f => $"{f.FaceId} {f.Outcome}"));

    private static Func<IReadOnlyList<string>, DeletedLot> Say(params Func<IReadOnlyList<string>, DeletedLot>[] steps)
    {
        var next = 0;
        return faces => steps[Math.Min(next++, steps.Length - 1)](faces);
    }

    [Test]
    public async Task Lots_AreNoLargerThanTheVendorTakes()
    {
        var vendor = new ScriptedEraser { Lot = 2 }.With("l", "a", "b", "c", "d", "e");
        var (faces, _) = await RunAsync(vendor, "a", "b", "c", "d", "e");
        Assert.That(vendor.Asked, Is.EqualTo(new[] { "delete a,b", "delete c,d", "delete e" }));
        Assert.That(faces.Select(f => f.Outcome), Is.All.EqualTo(Outcome.Gone));
    }

    [Test]
    public async Task Lost_AndDeleted_IsGoneByReading()
    {
        var vendor = new ScriptedEraser().With("l", "a");
        vendor.OnDelete = faces =>
        {
            vendor.Delete(faces);
            throw ScriptedEraser.Failure(Certainty.Unknown);
        };
        var (faces, _) = await RunAsync(vendor, "a");
        Assert.That((Text(faces), faces[0].Error), Is.EqualTo(("a Gone", (FaceEnrollmentError?)null)));
        Assert.That(vendor.Asked, Is.EqualTo(new[] { "delete a", "read l" }));
    }

    [Test]
    public async Task Lost_AndStillThere_IsSentAgainTwiceAndUnknown()
    {
        var vendor = new ScriptedEraser().With("l", "a");
        vendor.OnDelete = _ => throw ScriptedEraser.Failure(Certainty.Unknown);
        var (faces, _) = await RunAsync(vendor, "a");
        Assert.That((Text(faces), faces[0].Error!.Certainty), Is.EqualTo(("a Unknown", Certainty.Unknown)));
        Assert.That(vendor.Asked.Count(a => a == "delete a"), Is.EqualTo(3));
    }

    [Test]
    public async Task Lost_ThenSaidToBeAbsent_IsGone()
    {
        var vendor = new ScriptedEraser().With("l", "a");
        vendor.OnDelete = Say(
            _ => throw ScriptedEraser.Failure(Certainty.Unknown),
            faces => new DeletedLot { Absent = [.. faces] }
        );
        Assert.That(Text((await RunAsync(vendor, "a")).Faces), Is.EqualTo("a Gone"));
    }

    [Test]
    public async Task Refused_IsNotReadAndNotSentAgain()
    {
        var vendor = new ScriptedEraser { Lot = 1 }.With("l", "a", "b");
        vendor.OnDelete = Say(
            _ => throw ScriptedEraser.Failure(Certainty.NotApplied, Kind.InvalidRequest),
            faces => new DeletedLot { Gone = [.. faces] }
        );
        var (faces, _) = await RunAsync(vendor, "a", "b");
        Assert.That(Text(faces), Is.EqualTo("a NotApplied, b Gone"));
        Assert.That(vendor.Asked, Is.EqualTo(new[] { "delete a", "delete b" }));
    }

    [Test]
    public async Task Throttled_TheRestIsNotSent()
    {
        var vendor = new ScriptedEraser { Lot = 1 }.With("l", "a", "b", "c");
        vendor.OnDelete = Say(
            faces => new DeletedLot { Gone = [.. faces] },
            _ => throw ScriptedEraser.Failure(Certainty.NotApplied, Kind.Throttled)
        );
        var (faces, _) = await RunAsync(vendor, "a", "b", "c");
        Assert.That(Text(faces), Is.EqualTo("a Gone, b NotApplied, c NotApplied"));
        Assert.That(
            faces.Skip(1).Select(f => (f.Error!.Kind, f.Error.Certainty)),
            Is.EqualTo(new[] { (Kind.Throttled, Certainty.NotApplied), (Kind.Throttled, Certainty.NotSent) })
        );
        Assert.That(vendor.Asked, Has.Count.EqualTo(2));
    }

    // The lost one is in doubt, and is settled before the call ends, though nothing more is sent.
    [Test]
    public async Task LostThenThrottled_IsStillRead()
    {
        var vendor = new ScriptedEraser { Lot = 1 }.With("l", "a", "b");
        vendor.OnDelete = Say(
            faces =>
            {
                vendor.Delete(faces);
                throw ScriptedEraser.Failure(Certainty.Unknown);
            },
            _ => throw ScriptedEraser.Failure(Certainty.NotApplied, Kind.Throttled)
        );
        Assert.That(Text((await RunAsync(vendor, "a", "b")).Faces), Is.EqualTo("a Gone, b NotApplied"));
        Assert.That(vendor.Asked, Is.EqualTo(new[] { "delete a", "delete b", "read l" }));
    }

    [Test]
    public async Task Silent_AndStillListed_IsNotApplied_WithAReason()
    {
        var vendor = new ScriptedEraser().With("l", "a");
        vendor.OnDelete = _ => new DeletedLot { RequestId = "r" };
        var (faces, _) = await RunAsync(vendor, "a");
        Assert.That(
            (Text(faces), faces[0].RequestId, faces[0].Error!.Certainty, faces[0].Error!.Kind),
            Is.EqualTo(("a NotApplied", "r", Certainty.NotApplied, Kind.Conflict))
        );
    }

    [Test]
    public async Task Silent_AndNotReadable_IsUnknown()
    {
        var vendor = new ScriptedEraser().With("l", "a");
        vendor.OnDelete = _ => new DeletedLot();
        vendor.OnRead = () => throw ScriptedEraser.Failure(Certainty.NotApplied);
        Assert.That(Text((await RunAsync(vendor, "a")).Faces), Is.EqualTo("a Unknown"));
    }

    // A list with a gap shows what is there; what it does not show may be in the gap.
    [Test]
    public async Task Silent_AndTheListHasAGap_IsKnownOnlyWhereItShows()
    {
        var vendor = new ScriptedEraser { Gap = "gap" }.With("l", "a", "b");
        vendor.OnDelete = _ =>
        {
            vendor.Delete(["b"]);
            return new DeletedLot();
        };
        Assert.That(Text((await RunAsync(vendor, "a", "b")).Faces), Is.EqualTo("a NotApplied, b Unknown"));
    }

    // The first reading is older than the second deletion, and says nothing of it.
    [Test]
    public async Task SilentTwice_CanceledBeforeTheSecondReading_IsUnknown()
    {
        var vendor = new ScriptedEraser { Lot = 1 }.With("l", "a", "b");
        vendor.OnDelete = Say(
            _ => new DeletedLot(),
            _ => new DeletedLot(),
            faces =>
            {
                vendor.Delete(faces);
                return new DeletedLot();
            },
            _ => throw new OperationCanceledException()
        );
        var (faces, isCanceled) = await RunAsync(vendor, "a", "b");
        Assert.That((Text(faces), isCanceled), Is.EqualTo(("a Unknown, b NotApplied", true)));
        Assert.That(vendor.Truth.Select(t => t.FaceId), Is.EqualTo(new[] { "b" }));
    }

    [TestCase(Certainty.NotSent, "a Gone, b NotApplied, c NotApplied")]
    [TestCase(Certainty.Unknown, "a Gone, b Unknown, c NotApplied")]
    public async Task Canceled_TheRestIsLeftAndNothingIsRead(Certainty certainty, string expected)
    {
        var vendor = new ScriptedEraser { Lot = 1 }.With("l", "a", "b", "c");
        vendor.OnDelete = Say(
            faces => new DeletedLot { Gone = [.. faces] },
            _ => throw new FaceEnrollmentCanceledException(ScriptedEraser.Error(certainty, Kind.Timeout), null, default)
        );
        var (faces, isCanceled) = await RunAsync(vendor, "a", "b", "c");
        Assert.That((Text(faces), isCanceled), Is.EqualTo((expected, true)));
        Assert.That(faces[2].Error!.Kind, Is.EqualTo(Kind.Timeout));
        Assert.That(vendor.Asked, Has.None.StartsWith("read"));
    }

    [Test]
    public async Task Canceled_WhileItWaitsToSendAgain_IsCanceled()
    {
        using var canceling = new CancellationTokenSource();
        var vendor = new ScriptedEraser().With("l", "a");
        vendor.Options.Retry.BaseDelay = TimeSpan.FromHours(1);
        vendor.OnDelete = _ => throw ScriptedEraser.Failure(Certainty.Unknown);
        vendor.OnRead = () => canceling.CancelAfter(TimeSpan.Zero);
        var (faces, isCanceled) = await RunAsync(vendor, canceling.Token, "a");
        Assert.That((Text(faces), isCanceled), Is.EqualTo(("a Unknown", true)));
        Assert.That(vendor.Asked.Count(a => a == "delete a"), Is.EqualTo(1));
    }
}
