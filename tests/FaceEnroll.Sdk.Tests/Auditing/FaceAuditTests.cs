using FaceEnroll.Sdk.Auditing;
using static FaceEnroll.Sdk.Tests.Auditing.Records;

namespace FaceEnroll.Sdk.Tests.Auditing;

/// <summary>What an audit finds, by what the host believes and what a vendor lists.</summary>
[TestOf(typeof(FaceAudit))]
[TestOf(typeof(LibraryComparison))]
[TestOf(typeof(FaceAuditReport))]
public class FaceAuditTests
{
    private const FaceVendor Vendor = FaceVendor.FinAuth;

    private static readonly FaceEnrollmentException s_missing = new(
        new FaceEnrollmentError(
            Vendor,
            "ListFaces",
            FaceEnrollmentErrorKind.LibraryNotFound,
            FaceEnrollmentCertainty.NotApplied
        )
    );

    private static ScriptedDirectory Listing(params string[] texts) => new(Vendor, Entries(texts));

    /// <summary>Each finding as "kind person face".</summary>
    private static async Task<List<string>> FindAsync(
        IFaceDirectory directory,
        IAsyncEnumerable<FaceEntry> believed,
        FaceAuditReport? report = null
    )
    {
        var found = new List<string>();
        await foreach (var f in FaceAudit.CompareAsync(directory, "staff", believed, report))
        {
            found.Add($"{f.Kind} {f.Entry.PersonId ?? "-"} {f.Entry.FaceId ?? "-"}");
        }

        return found;
    }

    private static FaceEnrollmentException Failure(IFaceDirectory directory, Records believed) =>
        Assert.ThrowsAsync<FaceEnrollmentException>(() => FindAsync(directory, believed))!;

    [Test]
    public async Task Compare_Differences_AreFoundBothWays()
    {
        var report = new FaceAuditReport();
        var believed = Of("a 1", "b 2", "c 3");
        var found = await FindAsync(Listing("b 2", "a 9", "d 4", "c 3"), believed, report);
        Assert.That(found, Is.EqualTo(new[] { "UnknownHere a 9", "UnknownHere d 4", "MissingThere a 1" }));
        Assert.That((report.Believed, report.Listed), Is.EqualTo((3, 4)));
        Assert.That((report.MissingThere, report.UnknownHere, report.IsComplete), Is.EqualTo((1, 2, true)));
        Assert.That((believed.Readings, report.ChangedMeanwhile), Is.EqualTo((2, 0)));
    }

    [Test]
    public async Task Compare_TheSameBothWays_FindsNothingAndReadsTheHostOnce()
    {
        var report = new FaceAuditReport();
        var believed = Of("a 1", "b 2");
        Assert.That(await FindAsync(Listing("b 2", "a 1"), believed, report), Is.Empty);
        Assert.That((believed.Readings, report.IsComplete), Is.EqualTo((1, true)));
    }

    [Test]
    public async Task Compare_BothEmpty_FindsNothing() => Assert.That(await FindAsync(Listing(), Of()), Is.Empty);

    [Test]
    public async Task Compare_Duplicates_AreCountedAndFoundOnce()
    {
        var report = new FaceAuditReport();
        var found = await FindAsync(Listing("b 2"), Of("a 1", "b 2", "a 1", "b 2", "a 1"), report);
        Assert.That(found, Is.EqualTo(new[] { "MissingThere a 1" }));
        Assert.That((report.Believed, report.Duplicates), Is.EqualTo((2, 3)));
    }

    [Test]
    public async Task Compare_APersonWithoutAFaceId_IsThereWithAnyFace()
    {
        var found = await FindAsync(Listing("a 1", "a 2", "c 3"), Of("a -", "b -", "c -", "c 3", "c 4"));
        Assert.That(found, Is.EqualTo(new[] { "MissingThere b -", "MissingThere c 4" }));
    }

    [Test]
    public async Task Compare_AFaceWithoutAPerson_IsUnknownHere() =>
        Assert.That(await FindAsync(Listing("- 1", "a 1"), Of("a 1")), Is.EqualTo(new[] { "UnknownHere - 1" }));

    [Test]
    public async Task Compare_PeopleWithoutFaces_AreFoundAndHaveNone()
    {
        var report = new FaceAuditReport();
        var found = await FindAsync(Listing("a 1", "b -", "c -"), Of("a 1", "b -", "c 3"), report);
        Assert.That(
            found,
            Is.EqualTo(
                new[] { "PersonWithoutFaces b -", "PersonWithoutFaces c -", "MissingThere b -", "MissingThere c 3" }
            )
        );
        Assert.That(report.PeopleWithoutFaces, Is.EqualTo(2));
    }

    [Test]
    public async Task Compare_Findings_HaveTheEntriesThemselves()
    {
        var there = new FaceEntry("b", "2") { LibraryId = "staff", RecordId = "r" };
        var here = Entry("a 1");
        var found = new List<FaceEntry>();
        await foreach (
            var f in FaceAudit.CompareAsync(new ScriptedDirectory(Vendor, there), "staff", new Records(here))
        )
        {
            found.Add(f.Entry);
            Assert.That(f.Detail, Is.Null);
        }

        Assert.That(found, Is.EqualTo(new[] { there, here }));
    }

    [Test]
    public async Task Compare_LibraryMissing_IsSaidAndAllIsMissing()
    {
        var report = new FaceAuditReport();
        var directory = new ScriptedDirectory(Vendor) { Failure = s_missing };
        var found = await FindAsync(directory, Of("a 1", "b -"), report);
        Assert.That(found, Is.EqualTo(new[] { "LibraryMissing - -", "MissingThere a 1", "MissingThere b -" }));
        Assert.That(report.IsComplete, Is.True);
    }

    [Test]
    public async Task Compare_LibraryGoneWhileItIsListed_AllIsMissing()
    {
        var directory = new ScriptedDirectory(Vendor, Entry("a 1")) { Failure = s_missing };
        var found = await FindAsync(directory, Of("a 1", "b 2"));
        Assert.That(found, Is.EqualTo(new[] { "LibraryMissing - -", "MissingThere a 1", "MissingThere b 2" }));
    }

    [Test]
    public async Task Compare_AboutTheLibrary_NamesIt()
    {
        var directory = new ScriptedDirectory(Vendor) { Failure = s_missing };
        await foreach (var f in FaceAudit.CompareAsync(directory, "staff", Of()))
        {
            Assert.That((f.Kind, f.Entry.LibraryId), Is.EqualTo((FaceAuditFindingKind.LibraryMissing, "staff")));
            Assert.That(f.Detail, Does.Contain("no such library"));
        }
    }

    [Test]
    public async Task Compare_LibraryWithoutAFace_IsSaidOnce()
    {
        Assert.That(
            await FindAsync(Listing("b -"), Of("a 1")),
            Is.EqualTo(new[] { "PersonWithoutFaces b -", "LibraryEmpty - -", "MissingThere a 1" })
        );
        Assert.That(await FindAsync(Listing("b 2"), Of("a 1")), Has.None.StartsWith("LibraryEmpty"));
    }

    [Test]
    public void Compare_AnIncompleteList_SaysNothingMissing()
    {
        var report = new FaceAuditReport();
        var directory = new ScriptedDirectory(Vendor, Entries("a 1", "c 3"))
        {
            Failure = new FaceListIncompleteException(s_missing.Error),
        };
        var believed = Of("a 1", "b 2");
        var found = new List<string>();
        Assert.ThrowsAsync<FaceListIncompleteException>(async () =>
        {
            await foreach (var f in FaceAudit.CompareAsync(directory, "staff", believed, report))
            {
                found.Add($"{f.Kind} {f.Entry.PersonId}");
            }
        });
        Assert.That(found, Is.EqualTo(new[] { "UnknownHere c" }));
        Assert.That((report.IsComplete, believed.Readings), Is.EqualTo((false, 1)));
    }

    [Test]
    public async Task Compare_RecordsThatChangeMeanwhile_AreNotFoundAndCounted()
    {
        var report = new FaceAuditReport();
        var believed = new Records(Entries("a 1", "b 2", "c 3")) { Second = Entries("a 1", "d 4") };
        Assert.That(await FindAsync(Listing("c 3"), believed, report), Is.EqualTo(new[] { "MissingThere a 1" }));
        Assert.That((report.ChangedMeanwhile, report.IsComplete), Is.EqualTo((2, true)), "b went, and d came");
    }

    [Test]
    public void Compare_AStreamThatCanBeReadOnceOnly_IsAnError()
    {
        var failure = Failure(Listing("a 1"), new Records(Entries("a 1", "b 2")) { Second = [] });
        Assert.That(failure.Kind, Is.EqualTo(FaceEnrollmentErrorKind.InvalidRequest));
        Assert.That(failure.Error.Detail, Does.Contain("enumerated twice"));
    }

    private static IEnumerable<FaceEntry?> Wrong() =>
        [null, Entry("- 1"), Entry("- -"), new FaceEntry("", "1"), new FaceEntry("a", "")];

    [TestCaseSource(nameof(Wrong))]
    public void Compare_AnEntryWithoutAPerson_IsAnErrorBeforeTheVendorIsAsked(FaceEntry? wrong)
    {
        var directory = Listing();
        var failure = Failure(directory, new Records(Entry("a 1"), wrong));
        Assert.That(
            (failure.Kind, failure.Certainty, failure.Vendor),
            Is.EqualTo((FaceEnrollmentErrorKind.InvalidRequest, FaceEnrollmentCertainty.NotSent, Vendor))
        );
        Assert.That(failure.Error.Detail, Does.StartWith("believed must be entries that each have a PersonId"));
        Assert.That(directory.Lists, Is.Zero);
    }

    [Test]
    public void Compare_WithoutAnArgument_ThrowsAtOnce()
    {
        Assert.That(() => FaceAudit.CompareAsync(null!, "staff", Of()), Throws.ArgumentNullException);
        Assert.That(() => FaceAudit.CompareAsync(Listing(), null!, Of()), Throws.ArgumentNullException);
        Assert.That(() => FaceAudit.CompareAsync(Listing(), "staff", null!), Throws.ArgumentNullException);
    }

    /// <summary>Whether the stream and the list look at the token or not.</summary>
    [TestCase(false)]
    [TestCase(true)]
    public void Compare_Canceled_EndsBeforeItSaysMore(bool whileListing)
    {
        using var canceled = new CancellationTokenSource();
        var directory = new ScriptedDirectory(Vendor, Entry("x 1")) { Before = canceled.Cancel };
        if (!whileListing)
        {
            canceled.Cancel();
        }

        var found = 0;
        Assert.That(
            async () =>
            {
                await foreach (
                    var f in FaceAudit.CompareAsync(directory, "staff", Of("a 1"), cancellationToken: canceled.Token)
                )
                {
                    found++;
                }
            },
            Throws.InstanceOf<OperationCanceledException>()
        );
        Assert.That((found, directory.Lists), Is.EqualTo((0, whileListing ? 1 : 0)));
    }

    [Test]
    public async Task Compare_EnumeratedAgain_CountsAgain()
    {
        var report = new FaceAuditReport();
        var audit = FaceAudit.CompareAsync(Listing("b 2"), "staff", Of("a 1"), report);
        for (var i = 0; i < 2; i++)
        {
            var found = 0;
            await foreach (var f in audit)
            {
                found++;
            }

            Assert.That((found, report.MissingThere, report.UnknownHere, report.Listed), Is.EqualTo((2, 1, 1, 1)));
        }
    }

    [Test]
    public async Task Compare_Figures_AreSixteenBytesAndABit()
    {
        const int Faces = 100_000;
        var report = new FaceAuditReport();
        var all = Enumerable.Range(0, Faces).Select(i => Entry($"p{i} {i}")).ToArray();
        Assert.That(await FindAsync(new ScriptedDirectory(Vendor, all), new Records([.. all]), report), Is.Empty);
        Assert.That(report.KeptBytes, Is.InRange(Faces * 16.125, (Faces * 16.125) + 65_536));
    }

    /// <summary>Random records and lists, with ids that look alike when they are put together. A seed that fails is a counterexample.</summary>
    [Test]
    public async Task Compare_RandomCases_AreAsTwoSetsSay()
    {
        string[] ids = ["1", "11", "111", "1111"];
        var findings = 0;
        for (var seed = 0; seed < 10_000; seed++)
        {
            var random = new Random(seed);
            string Any(bool orNone) => orNone && random.Next(5) == 0 ? "-" : ids[random.Next(ids.Length)];
            var believed = Enumerable.Range(0, random.Next(12)).Select(_ => $"{Any(false)} {Any(true)}").ToList();
            var listed = Enumerable
                .Range(0, random.Next(12))
                .Select(_ => $"{Any(true)} {Any(true)}")
                .Where(e => e != "- -")
                .Distinct()
                .ToList();
            var found = await FindAsync(Listing([.. listed]), Of([.. believed]));
            Assert.That(found, Is.EquivalentTo(Expected(believed, listed)), $"seed {seed}");
            findings += found.Count;
        }

        Assert.That(findings, Is.GreaterThan(10_000), "the cases have something to find");
    }

    private static IEnumerable<string> Expected(List<string> believed, List<string> listed)
    {
        var faces = listed.Where(e => !e.EndsWith(" -", StringComparison.Ordinal)).ToHashSet();
        var people = faces.Select(f => f.Split(' ')[0]).ToHashSet();
        var known = believed.ToHashSet();
        var missing = known.Where(e =>
            e.EndsWith(" -", StringComparison.Ordinal) ? !people.Contains(e.Split(' ')[0]) : !faces.Contains(e)
        );
        return missing
            .Select(e => "MissingThere " + e)
            .Concat(
                faces
                    .Where(f => !known.Contains(f) && !known.Contains(f.Split(' ')[0] + " -"))
                    .Select(f => "UnknownHere " + f)
            )
            .Concat(listed.Except(faces).Select(e => "PersonWithoutFaces " + e))
            .Concat(faces.Count == 0 && known.Count > 0 ? ["LibraryEmpty - -"] : Array.Empty<string>());
    }
}
