using FaceEnroll.Sdk.Deletion;
using Certainty = FaceEnroll.Sdk.FaceEnrollmentCertainty;

namespace FaceEnroll.Sdk.Tests.Deletion;

[TestOf(typeof(DoomedFace))]
public class DoomedFaceTests
{
    private static readonly DeletedLot s_gone = new() { Gone = ["f"], RequestId = "r" };
    private static readonly DeletedLot s_absent = new() { Absent = ["f"], RequestId = "r" };
    private static readonly DeletedLot s_silent = new()
    {
        Gone = ["g"],
        Absent = ["h"],
        RequestId = "r",
    };

    private static DoomedFace Face() => new(new FaceEntry("p", "f"));

    [Test]
    public void Said_GoneAfterAFailure_ForgetsTheFailure()
    {
        var face = Face();
        face.Failed(ScriptedEraser.Error(Certainty.NotApplied));
        Assert.That((face.IsOpen, face.Error is not null, face.RequestId), Is.EqualTo((true, true, "failed")));
        face.Said(s_gone);
        Assert.That(
            (face.Outcome, face.Error, face.RequestId, face.IsOpen),
            Is.EqualTo(((FaceDeletionOutcome?)FaceDeletionOutcome.Gone, (FaceEnrollmentError?)null, "r", false))
        );
    }

    [Test]
    public void Said_AbsentAtOnce_WasAbsentBefore()
    {
        var face = Face();
        face.Said(s_absent);
        Assert.That(face.Outcome, Is.EqualTo(FaceDeletionOutcome.AlreadyAbsent));
    }

    // It was there when it was read, and a request that may have deleted it came in between.
    [Test]
    public void Said_AbsentAfterALostOrASilentRequest_IsGone()
    {
        var (lost, silent, refused) = (Face(), Face(), Face());
        lost.Failed(ScriptedEraser.Error(Certainty.Unknown));
        silent.Said(s_silent);
        refused.Failed(ScriptedEraser.Error(Certainty.NotApplied));
        foreach (var face in new[] { lost, silent, refused })
        {
            face.Said(s_absent);
        }

        Assert.That(
            (lost.Outcome, silent.Outcome, refused.Outcome),
            Is.EqualTo(
                (
                    (FaceDeletionOutcome?)FaceDeletionOutcome.Gone,
                    (FaceDeletionOutcome?)FaceDeletionOutcome.Gone,
                    (FaceDeletionOutcome?)FaceDeletionOutcome.AlreadyAbsent
                )
            )
        );
    }

    [TestCase(Certainty.NotSent, FaceDeletionOutcome.NotApplied)]
    [TestCase(Certainty.NotApplied, FaceDeletionOutcome.NotApplied)]
    [TestCase(Certainty.Unknown, FaceDeletionOutcome.Unknown)]
    public void Decide_AfterAFailure_IsAsCertainAsThat(Certainty certainty, FaceDeletionOutcome expected)
    {
        var face = Face();
        face.Failed(ScriptedEraser.Error(certainty));
        face.Decide(ScriptedEraser.Error(Certainty.NotSent));
        Assert.That((face.Outcome, face.Error!.Certainty), Is.EqualTo(((FaceDeletionOutcome?)expected, certainty)));
    }

    // What was lost once may run late, whatever was read or refused since.
    [Test]
    public void Decide_LostThenReadThenRefused_StaysUnknown()
    {
        var face = Face();
        face.Failed(ScriptedEraser.Error(Certainty.Unknown));
        face.IsThere();
        face.Failed(ScriptedEraser.Error(Certainty.NotApplied));
        face.IsThere();
        face.Decide(ScriptedEraser.Error(Certainty.NotSent));
        Assert.That(
            (face.Outcome, face.Error!.Certainty),
            Is.EqualTo(((FaceDeletionOutcome?)FaceDeletionOutcome.Unknown, Certainty.Unknown))
        );
    }

    [TestCase(true, FaceDeletionOutcome.NotApplied, Certainty.NotApplied)]
    [TestCase(false, FaceDeletionOutcome.Unknown, Certainty.Unknown)]
    public void Decide_AfterSilence_IsWhatWasRead(bool isThere, FaceDeletionOutcome expected, Certainty certainty)
    {
        var face = Face();
        face.Said(s_silent);
        if (isThere)
        {
            face.IsThere();
        }

        face.Decide(ScriptedEraser.Error(Certainty.NotSent));
        Assert.That((face.Outcome, face.Error!.Certainty), Is.EqualTo(((FaceDeletionOutcome?)expected, certainty)));
    }

    // What was read before the last request says nothing of it.
    [Test]
    public void Decide_ReadThenSilentAgain_IsUnknown()
    {
        var face = Face();
        face.Said(s_silent);
        face.IsThere();
        face.Said(s_silent);
        face.Decide(ScriptedEraser.Error(Certainty.NotSent));
        Assert.That(face.Outcome, Is.EqualTo(FaceDeletionOutcome.Unknown));
    }
}
