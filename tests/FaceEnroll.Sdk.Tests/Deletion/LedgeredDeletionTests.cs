using FaceEnroll.Sdk.Deletion;
using FaceEnroll.Sdk.Erasure;
using FaceEnroll.Sdk.FinAuth;
using FaceEnroll.Sdk.Tests.Support;

namespace FaceEnroll.Sdk.Tests.Deletion;

/// <summary>A ledger learns what deletions took, and cannot change them.</summary>
[TestOf(typeof(LedgeredDeletion))]
public class LedgeredDeletionTests
{
    private RecordingLedger _ledger = null!;
    private ScriptedEraser _vendor = null!;

    [SetUp]
    public void Begin()
    {
        _ledger = new RecordingLedger();
        _vendor = new ScriptedEraser().With("l", "a", "b", "c");
        _vendor.Options.Ledger = _ledger;
        _vendor.Options.Account = "ours";
    }

    private ErasurePipeline Pipeline => new(_vendor.Registration, _vendor.Requests, FinAuthLimits.Instance);

    private Task<FaceDeletionResult> DeleteAsync(params string[] faces) =>
        Pipeline.DeleteFacesAsync(_vendor.Call, "p", faces, null, default);

    private Task<FaceErasureReceipt> EraseAsync() => Pipeline.EraseAsync(_vendor.Call, "p", null, default);

    [Test]
    public async Task DeleteFaces_IsToldBeforeAndAfter_WithWhatIsCertain()
    {
        _ledger.OnBeginDeletion = _ => Assert.That(_vendor.Asked, Is.Empty, "nothing was read or deleted yet");
        _vendor.OnDelete = _ => new DeletedLot { Gone = ["a"] };
        await DeleteAsync("a", "b", "x");
        Assert.That(_ledger.Said, Is.EqualTo(new[] { "begin deletion", "note deletion" }));
        var told = _ledger.Deletions.Single();
        Assert.That((told.PersonId, told.Account, told.LibraryIds.Single()), Is.EqualTo(("p", "ours", "l")));
        Assert.That(told.Gone, Is.EqualTo(new[] { ((string?)"l", "a") }), "b may be there");
        Assert.That(told.Absent, Is.EqualTo(new[] { ((string?)"l", "x") }));
        Assert.That((told.IsNothingLeft, told.IsPersonGone, told.IsErased), Is.EqualTo((false, false, false)));
    }

    [Test]
    public async Task ErasePerson_OfALabel_SaysWhetherAnythingIsLeft([Values] bool isWhole)
    {
        _vendor.Gap = isWhole ? null : "The list is cut.";
        await EraseAsync();
        var told = _ledger.Deletions.Single();
        Assert.That(told.Gone.Select(f => f.FaceId), Is.EqualTo(new[] { "a", "b", "c" }));
        Assert.That((told.IsNothingLeft, told.IsPersonGone, told.IsErased), Is.EqualTo((isWhole, false, false)));
    }

    [Test]
    public async Task ErasePerson_FaceStays_SomethingIsLeft()
    {
        _vendor.OnDelete = _ => new DeletedLot { Gone = ["a"] };
        await EraseAsync();
        var told = _ledger.Deletions.Single();
        Assert.That(told.Gone.Select(f => f.FaceId), Is.EqualTo(new[] { "a" }));
        Assert.That(told.IsNothingLeft, Is.False);
    }

    [Test]
    public async Task ErasePerson_WhereThereArePeople_IsGoneEverywhere()
    {
        _vendor.ArePeople = true;
        await EraseAsync();
        var told = _ledger.Deletions.Single();
        Assert.That(told.LibraryIds, Is.EqualTo(new string?[] { null }));
        Assert.That(told.Gone.Select(f => f.LibraryId), Is.All.Null);
        Assert.That(told.IsPersonGone, Is.True);
    }

    [Test]
    public async Task ErasePerson_WhoIsInAnotherLibraryToo_IsNotGone()
    {
        _vendor.ArePeople = true;
        _vendor.With("m", "a", "b", "c");
        var receipt = await EraseAsync();
        Assert.That(receipt.RemainsIn, Is.Not.Empty);
        var told = _ledger.Deletions.Single();
        Assert.That((told.IsPersonGone, told.IsNothingLeft, told.IsErased), Is.EqualTo((false, false, false)));
        Assert.That(told.Gone.Concat(told.Absent), Is.Empty, "its faces are in the other one");
        Assert.That(told.ErasedLibraryIds, Is.EqualTo(receipt.LibraryIds));
    }

    [Test]
    public async Task ErasePerson_TheLedgerIsToldBeforeAnythingIsDeleted()
    {
        var there = 0;
        _ledger.OnNoteErasure = _ => there = _vendor.Truth.Count;
        _ = await EraseAsync();
        Assert.That(there, Is.EqualTo(3));
        Assert.That(_ledger.Said, Is.EqualTo(new[] { "begin deletion", "note erasure", "note deletion" }));
    }

    [Test]
    public async Task ErasePerson_TheLedgerFails_IsNotCompleteBeforeItWasTold()
    {
        _ledger.OnNoteDeletion = _ => throw new InvalidOperationException("The disk is full.");
        var receipt = await EraseAsync();
        Assert.That(receipt.Reasons, Has.Some.Contains("ledger could not be told"));
        _ledger.OnNoteDeletion = _ => { };
        receipt = await Pipeline.VerifyAsync(_vendor.Call, receipt, null, default);
        Assert.That(receipt.Reasons, Has.None.Contains("ledger could not be told"));
    }

    [Test]
    public async Task DeleteFaces_LedgerFails_OutcomeIsTheSame([Values] bool atBeginning)
    {
        _ledger.OnBeginDeletion = _ => Fail(atBeginning);
        _ledger.OnNoteDeletion = _ => Fail(!atBeginning);
        Assert.That((await DeleteAsync("a")).IsComplete, Is.True);
        Assert.That(_ledger.Said, Has.Count.EqualTo(atBeginning ? 1 : 2), "what has not begun is not noted");

        static void Fail(bool fails)
        {
            if (fails)
            {
                throw new IOException("no");
            }
        }
    }

    [Test]
    public void DeleteFaces_Fails_NothingIsNoted()
    {
        _vendor.OnDelete = _ => throw ScriptedEraser.Failure(FaceEnrollmentCertainty.NotApplied);
        Assert.CatchAsync<FaceEnrollmentException>(() => DeleteAsync("a"));
        Assert.That(_ledger.Deletions, Is.Empty);
    }
}
