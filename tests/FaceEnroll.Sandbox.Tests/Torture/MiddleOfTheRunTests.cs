using FaceEnroll.Sandbox.Tests.Support;
using FaceEnroll.Sdk;
using FaceEnroll.Torture;
using FaceEnroll.Torture.Deletions;

namespace FaceEnroll.Sandbox.Tests.Torture;

/// <summary>What changes under calls that are on their way.</summary>
public sealed class MiddleOfTheRunTests : SdkFixture
{
    [Test]
    public async Task Clock_JumpsSixMinutes_LosesNoCall(
        [ValueSource(nameof(Vendors))] FaceVendor vendor,
        [Values(6, -6)] int minutes
    )
    {
        const int Count = 60;
        var calls = Start(vendor, Client(vendor, Fast), Count);
        await UntilStoredAsync(Count / 3, calls);

        Sandbox.ClockOffset = TimeSpan.FromMinutes(minutes);
        await Task.WhenAll(calls);

        Assert.That(Faces(vendor).Select(face => face.PictureSha256), Is.Unique.And.Exactly(Count).Items);
    }

    [Test]
    public async Task Token_RevokedUnderTwoHundredCalls_IsFetchedOnceMore()
    {
        const int Count = 200;
        var client = Client(FaceVendor.AdvanceAI, Fast);
        var calls = Start(FaceVendor.AdvanceAI, client, Count / 2);
        await UntilStoredAsync(Count / 4, calls);

        // However quick the first half was, the second still believes in the token.
        Sandbox.ExpireTokens();
        calls.AddRange(Start(FaceVendor.AdvanceAI, client, Count / 2, first: Count / 2));
        await Task.WhenAll(calls);

        var fetched = Sandbox.Requests.Count(request => request.Operation == "generate-token");
        Assert.That((Faces(FaceVendor.AdvanceAI).Count, fetched), Is.EqualTo((Count, 2)));
    }

    [Test]
    public async Task Shorter_TortureRun_IsClean()
    {
        const int Count = 600;

        var rows = await new TortureRun(Count, seed: 20261121, parallel: 4).RunAsync();

        var sum = Report.Sum(rows);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((sum.Twice, sum.Missing, sum.Ghosts, sum.Wrong), Is.EqualTo((0, 0, 0, 0)));
            Assert.That((sum.Needless, Report.UndecidedAtListing(rows), sum.Untyped), Is.EqualTo((0, 0, 0)));
            Assert.That(Report.IsClean(rows), Is.True);
            Assert.That((sum.Calls, sum.Enrolled + sum.Rejected + sum.Undecided), Is.EqualTo((Count, Count)));
            Assert.That((sum.Enrolled, sum.Rejected, sum.Reconciled), Is.Not.EqualTo((0, 0, 0)));
        }
    }

    [Test]
    public async Task Shorter_TortureRun_WithDeletions_IsClean()
    {
        var run = new TortureRun(count: 0, seed: 20261121, parallel: 8, deletions: 160);

        var rows = await run.RunDeletionsAsync();

        var sum = DeletionReport.Sum(rows);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((sum.Unasked, sum.StillThere, sum.GoneAfterAll, sum.Survived), Is.EqualTo((0, 0, 0, 0)));
            Assert.That(
                (sum.Mistaken, sum.Untyped, sum.Needless, sum.Pending, sum.Strangers),
                Is.EqualTo((0, 0, 0, 0, 0))
            );
            Assert.That(rows.Select(static row => row.Vendor).Distinct(), Is.EquivalentTo(DeletionFacts.Vendors));
            Assert.That(rows.Select(static row => row.Gone), Has.All.GreaterThan(0), "Always Unknown is no answer.");
            Assert.That(new[] { sum.Deleted, sum.Absent, sum.NotApplied, sum.Unknown, sum.Complete }, Has.None.Zero);
            Assert.That(
                new[]
                {
                    sum.LateAdds,
                    sum.LateDeletions,
                    sum.KeptBack,
                    sum.NotDone,
                    sum.ShortLists,
                    sum.CameBack,
                    sum.Refused,
                },
                Has.None.Zero,
                "Each scene was played to its point."
            );
        }
    }

    private static void Fast(FaceEnrollmentOptions options)
    {
        options.RequestsPerSecond = 100_000;
        options.Retry.BaseDelay = options.Retry.ThrottlingBaseDelay = TimeSpan.FromMilliseconds(1);
    }

    private List<Task<FaceEnrollmentResult>> Start(
        FaceVendor vendor,
        IFaceEnrollmentClient client,
        int count,
        int first = 0
    )
    {
        var random = new Random(1);
        var calls = new List<Task<FaceEnrollmentResult>>();
        for (var i = first; i < first + count; i++)
        {
            Sandbox.AddPerson(vendor, $"p{i}");
            var image = FaceImage.FromBytes(UniquePicture.Make(random, i, 2_000));
            calls.Add(client.EnrollAsync(new FaceEnrollmentRequest($"p{i}", image)));
        }

        return calls;
    }

    /// <summary>Ends early when a call has failed: waiting for the rest would never end.</summary>
    private async Task UntilStoredAsync(int count, List<Task<FaceEnrollmentResult>> calls)
    {
        while (Sandbox.Store.FaceCount < count && !calls.Any(call => call.IsFaulted))
        {
            await Task.Yield();
        }
    }
}
