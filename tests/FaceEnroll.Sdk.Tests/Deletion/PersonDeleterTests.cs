using FaceEnroll.Sdk.Deletion;
using FaceEnroll.Sdk.Tickets;
using Certainty = FaceEnroll.Sdk.FaceEnrollmentCertainty;
using Outcome = FaceEnroll.Sdk.FaceDeletionOutcome;

namespace FaceEnroll.Sdk.Tests.Deletion;

[NonParallelizable]
[TestOf(typeof(PersonDeleter))]
[TestOf(typeof(VendorEraser))]
public class PersonDeleterTests
{
    private static ScriptedEraser Vendor() => new ScriptedEraser { ArePeople = true }.With("l", "a");

    private static PersonKey Key(ScriptedEraser vendor) => new(FaceVendor.FinAuth, vendor.Endpoint, "p");

    private static async Task<(PersonDeleter Deleter, bool IsCanceled)> RunAsync(
        ScriptedEraser vendor,
        CancellationToken cancellationToken = default
    )
    {
        var deleter = new PersonDeleter(vendor, vendor.Options, Key(vendor));
        var there = new PersonFaces(exists: true, [new FaceEntry("p", "a")]);
        return (deleter, await deleter.RunAsync("p", null, there, cancellationToken));
    }

    private static Func<DeletedPerson> Say(params Func<DeletedPerson>[] steps)
    {
        var next = 0;
        return () => steps[Math.Min(next++, steps.Length - 1)]();
    }

    private static DeletedPerson Lose() => throw ScriptedEraser.Failure(Certainty.Unknown);

    private static DeletedPerson Refuse() =>
        throw ScriptedEraser.Failure(Certainty.NotApplied, FaceEnrollmentErrorKind.Permission);

    [TestCase(true, Outcome.Gone)]
    [TestCase(false, Outcome.AlreadyAbsent)]
    public async Task Answered_IsWhatTheVendorSays(bool wasThere, Outcome expected)
    {
        var vendor = Vendor();
        vendor.OnPerson = () => new DeletedPerson(wasThere, "r");
        var (deleter, isCanceled) = await RunAsync(vendor);
        Assert.That(
            (deleter.Outcome, deleter.Error, deleter.RequestId, deleter.MayRunLate, isCanceled),
            Is.EqualTo((expected, (FaceEnrollmentError?)null, "r", false, false))
        );
        Assert.That(vendor.Asked, Is.EqualTo(new[] { "person -" }));
        Assert.That(OpenDeletions.Shared.Left(Key(vendor)), Is.Null);
    }

    [Test]
    public async Task Lost_AndDeleted_IsGoneByReading_AndMayRunLate()
    {
        var vendor = Vendor();
        vendor.OnPerson = () =>
        {
            vendor.Truth.Clear();
            return Lose();
        };
        var (deleter, _) = await RunAsync(vendor);
        Assert.That(
            (deleter.Outcome, deleter.Error, deleter.MayRunLate),
            Is.EqualTo((Outcome.Gone, (FaceEnrollmentError?)null, true))
        );
        Assert.That(OpenDeletions.Shared.Left(Key(vendor)), Is.GreaterThan(TimeSpan.Zero));
    }

    [Test]
    public async Task Lost_ThenSaidToBeAbsent_IsGone()
    {
        var vendor = Vendor();
        vendor.OnPerson = Say(Lose, () => new DeletedPerson(false, "r"));
        Assert.That((await RunAsync(vendor)).Deleter.Outcome, Is.EqualTo(Outcome.Gone));
    }

    [Test]
    public async Task Lost_AndStillThere_IsSentAgainTwiceAndUnknown()
    {
        var vendor = Vendor();
        vendor.OnPerson = Lose;
        var (deleter, _) = await RunAsync(vendor);
        Assert.That((deleter.Outcome, deleter.Error!.Certainty), Is.EqualTo((Outcome.Unknown, Certainty.Unknown)));
        Assert.That(vendor.Asked.Count(a => a == "person -"), Is.EqualTo(3));
    }

    [Test]
    public async Task Lost_AndNotReadable_IsUnknownAndNotSentAgain()
    {
        var vendor = Vendor();
        vendor.OnPerson = Lose;
        vendor.OnRead = () => throw ScriptedEraser.Failure(Certainty.NotApplied);
        Assert.That((await RunAsync(vendor)).Deleter.Outcome, Is.EqualTo(Outcome.Unknown));
        Assert.That(vendor.Asked, Is.EqualTo(new[] { "person -", "read -" }));
    }

    [Test]
    public async Task Refused_IsNotAppliedAndNotRead()
    {
        var vendor = Vendor();
        vendor.OnPerson = Refuse;
        var (deleter, _) = await RunAsync(vendor);
        Assert.That((deleter.Outcome, deleter.MayRunLate), Is.EqualTo((Outcome.NotApplied, false)));
        Assert.That(vendor.Asked, Is.EqualTo(new[] { "person -" }));
    }

    [TestCase(true, Outcome.Unknown)]
    [TestCase(false, Outcome.Gone)]
    public async Task LostThenRefused_IsReadAndNeverNotApplied(bool isThere, Outcome expected)
    {
        var vendor = Vendor();
        vendor.OnPerson = Say(
            Lose,
            () =>
            {
                vendor.Truth.RemoveAll(_ => !isThere);
                return Refuse();
            }
        );
        Assert.That((await RunAsync(vendor)).Deleter.Outcome, Is.EqualTo(expected));
        Assert.That(vendor.Asked.Count(a => a == "person -"), Is.EqualTo(2));
    }

    [TestCase(true, Outcome.Unknown)]
    [TestCase(false, Outcome.Gone)]
    public async Task Silent_IsWhatIsRead(bool isThere, Outcome expected)
    {
        var vendor = Vendor();
        vendor.OnPerson = () =>
        {
            vendor.Truth.RemoveAll(_ => !isThere);
            return new DeletedPerson(null, "r");
        };
        Assert.That((await RunAsync(vendor)).Deleter.Outcome, Is.EqualTo(expected));
    }

    [TestCase(Certainty.NotSent, Outcome.NotApplied)]
    [TestCase(Certainty.Unknown, Outcome.Unknown)]
    public async Task Canceled_IsNotReadAndSaysWhatMayBe(Certainty certainty, Outcome expected)
    {
        var vendor = Vendor();
        vendor.OnPerson = () =>
            throw new FaceEnrollmentCanceledException(ScriptedEraser.Error(certainty), null, default);
        var (deleter, isCanceled) = await RunAsync(vendor);
        Assert.That((deleter.Outcome, isCanceled), Is.EqualTo((expected, true)));
        Assert.That(vendor.Asked, Is.EqualTo(new[] { "person -" }));
    }

    [Test]
    public async Task Canceled_WhileItReads_IsUnknown()
    {
        using var canceling = new CancellationTokenSource();
        var vendor = Vendor();
        vendor.OnPerson = Lose;
        vendor.OnRead = canceling.Cancel;
        var (deleter, isCanceled) = await RunAsync(vendor, canceling.Token);
        Assert.That((deleter.Outcome, isCanceled), Is.EqualTo((Outcome.Unknown, true)));
    }
}
