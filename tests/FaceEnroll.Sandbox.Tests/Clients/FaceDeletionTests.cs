using FaceEnroll.Sandbox.Tests.Support;
using FaceEnroll.Sdk;
using FaceEnroll.Torture;

namespace FaceEnroll.Sandbox.Tests.Clients;

/// <summary>Faces that are deleted by their ids, at all vendors that delete: what the store says afterwards.</summary>
public sealed class FaceDeletionTests : EraserFixture
{
    [Test]
    public async Task TwoOfThree_AreGone_TheThirdStays([ValueSource(nameof(Erasing))] FaceVendor vendor)
    {
        var ids = Seed(vendor, "p1", 3);
        var others = Seed(vendor, "p2", 1);

        var result = await Eraser(vendor).DeleteFacesAsync("p1", [ids[0], ids[2]], Named(vendor));

        Assert.That(
            result.Faces.Select(f => (f.FaceId, f.Outcome, f.Error)),
            Is.EqualTo(
                new[]
                {
                    (ids[0], FaceDeletionOutcome.Gone, (FaceEnrollmentError?)null),
                    (ids[2], FaceDeletionOutcome.Gone, null),
                }
            )
        );
        Assert.That(result.IsComplete, Is.True);
        Assert.That(There(vendor, "p1"), Is.EqualTo(new[] { ids[1] }));
        Assert.That(There(vendor, "p2"), Is.EqualTo(others));
        Assert.That(Sandbox.Requests.Select(r => r.Signature!.Accepted), Is.All.True);
    }

    [Test]
    public async Task FacesThatAreNotThere_AreAlreadyAbsent_AndNothingIsSent(
        [ValueSource(nameof(Erasing))] FaceVendor vendor
    )
    {
        var ids = Seed(vendor, "p1", 2);

        var result = await Eraser(vendor).DeleteFacesAsync("p1", ["999999999", ids[0]], Named(vendor));
        var nobody = await Eraser(vendor).DeleteFacesAsync("nobody", ["999999999"], Named(vendor));

        Assert.That(
            result.Faces.Select(f => f.Outcome),
            Is.EqualTo(new[] { FaceDeletionOutcome.AlreadyAbsent, FaceDeletionOutcome.Gone })
        );
        Assert.That(nobody.Faces.Single().Outcome, Is.EqualTo(FaceDeletionOutcome.AlreadyAbsent));
        Assert.That(There(vendor, "p1"), Is.EqualTo(new[] { ids[1] }));
        Assert.That(Sent(DeleteFaces(vendor)), Is.EqualTo(1));
    }

    [Test]
    public async Task AFaceOfSomebodyElse_IsNotDeleted([ValueSource(nameof(Erasing))] FaceVendor vendor)
    {
        var own = Seed(vendor, "p1", 2);
        var other = Seed(vendor, "p2", 2);

        var result = await Eraser(vendor).DeleteFacesAsync("p1", [other[0], own[0]], Named(vendor));

        Assert.That(
            result.Faces[0].Outcome,
            Is.EqualTo(
                vendor == FaceVendor.FinAuth ? FaceDeletionOutcome.NotApplied : FaceDeletionOutcome.AlreadyAbsent
            )
        );
        Assert.That(There(vendor, "p2"), Is.EqualTo(other));
        Assert.That(There(vendor, "p1"), Is.EqualTo(new[] { own[1] }));
    }

    [Test]
    public async Task AllFaces_OnlyTencentCloudRefuses_AndNamesWhatToDo(
        [ValueSource(nameof(Erasing))] FaceVendor vendor
    )
    {
        var ids = Seed(vendor, "p1", 2);
        var deletion = Eraser(vendor).DeleteFacesAsync("p1", ids, Named(vendor));
        if (vendor != FaceVendor.TencentCloud)
        {
            Assert.That((await deletion).IsComplete, Is.True);
            Assert.That(There(vendor, "p1"), Is.Empty);
            return;
        }

        var failure = await FailureAsync(deletion);
        Assert.That(failure.Message, Does.Contain(nameof(IFaceEraser.ErasePersonAsync)));
        Assert.That(
            (failure.Kind, failure.Certainty, failure.Error.Purpose),
            Is.EqualTo(
                (
                    FaceEnrollmentErrorKind.InvalidRequest,
                    FaceEnrollmentCertainty.NotApplied,
                    FaceOperationPurpose.Delete
                )
            )
        );
        Assert.That(There(vendor, "p1"), Is.EqualTo(ids));
        Assert.That(Sent("DeleteFace"), Is.Zero);
    }

    [Test]
    public async Task LostAfterDeleting_IsGone(
        [ValueSource(nameof(Erasing))] FaceVendor vendor,
        [Values(SandboxMoment.BeforeReplying, SandboxMoment.MidReply)] SandboxMoment moment
    )
    {
        var ids = Seed(vendor, "p1", 3);
        Sandbox.Faults.Next(vendor.InSandbox(), SandboxFault.Reset(moment), operation: DeleteFaces(vendor));

        var result = await Eraser(vendor).DeleteFacesAsync("p1", [ids[1]], Named(vendor));

        Assert.That(result.Faces.Single().Outcome, Is.EqualTo(FaceDeletionOutcome.Gone));
        Assert.That(There(vendor, "p1"), Is.EqualTo(new[] { ids[0], ids[2] }));
    }

    [Test]
    public async Task LostBeforeDeleting_IsSentAgain([ValueSource(nameof(Erasing))] FaceVendor vendor)
    {
        var ids = Seed(vendor, "p1", 3);
        Sandbox.Faults.Next(
            vendor.InSandbox(),
            SandboxFault.Reset(SandboxMoment.BeforeStoring),
            operation: DeleteFaces(vendor)
        );

        var result = await Eraser(vendor).DeleteFacesAsync("p1", [ids[1]], Named(vendor));

        Assert.That(result.Faces.Single().Outcome, Is.EqualTo(FaceDeletionOutcome.Gone));
        Assert.That(There(vendor, "p1"), Is.EqualTo(new[] { ids[0], ids[2] }));
        Assert.That(Sent(DeleteFaces(vendor)), Is.EqualTo(2));
    }

    [Test]
    public async Task LostEachTime_IsUnknown_AndSaysSo([ValueSource(nameof(Erasing))] FaceVendor vendor)
    {
        var ids = Seed(vendor, "p1", 3);
        Sandbox.Faults.Next(
            vendor.InSandbox(),
            SandboxFault.Reset(SandboxMoment.BeforeStoring),
            count: 100,
            operation: DeleteFaces(vendor)
        );

        var failure = await FailureAsync(Eraser(vendor).DeleteFacesAsync("p1", [ids[1]], Named(vendor)));

        Assert.That(failure, Is.InstanceOf<FaceEnrollmentOutcomeUnknownException>());
        Assert.That(failure.Message, Does.Contain("it may have been deleted"));
        Assert.That(There(vendor, "p1"), Is.EqualTo(ids));
        Assert.That(Sent(DeleteFaces(vendor)), Is.EqualTo(3));
    }

    [Test]
    public async Task RefusedAfterALoss_IsUnknown_NotNotApplied([ValueSource(nameof(Erasing))] FaceVendor vendor)
    {
        var ids = Seed(vendor, "p1", 3);
        var operation = DeleteFaces(vendor);
        Sandbox.Faults.Next(vendor.InSandbox(), SandboxFault.StoreOnCommand(), operation: operation);
        Sandbox.Faults.Next(vendor.InSandbox(), SandboxFault.HttpStatus(403), count: 100, operation: operation);

        var failure = await FailureAsync(Eraser(vendor).DeleteFacesAsync("p1", [ids[1]], Named(vendor)));

        Assert.That(failure.Certainty, Is.EqualTo(FaceEnrollmentCertainty.Unknown));
        Assert.That(await Sandbox.StoreHeldAsync(), Is.EqualTo(1));
        Assert.That(There(vendor, "p1"), Is.EqualTo(new[] { ids[0], ids[2] }), "The lost one still ran.");
    }

    [Test]
    public async Task Refused_IsNotApplied([ValueSource(nameof(Erasing))] FaceVendor vendor)
    {
        var ids = Seed(vendor, "p1", 3);
        Sandbox.Faults.Next(
            vendor.InSandbox(),
            SandboxFault.HttpStatus(403),
            count: 100,
            operation: DeleteFaces(vendor)
        );

        var failure = await FailureAsync(Eraser(vendor).DeleteFacesAsync("p1", [ids[1], ids[2]], Named(vendor)));

        Assert.That(failure.Certainty, Is.EqualTo(FaceEnrollmentCertainty.NotApplied));
        Assert.That(failure.Message, Does.Contain("nothing was deleted"));
        Assert.That(There(vendor, "p1"), Is.EqualTo(ids));
    }

    [Test]
    public async Task LateDeletionById_TakesNoFaceThatCameLater([ValueSource(nameof(Erasing))] FaceVendor vendor)
    {
        var ids = Seed(vendor, "p1", 2);
        Sandbox.Faults.Next(vendor.InSandbox(), SandboxFault.StoreOnCommand(), operation: DeleteFaces(vendor));

        var result = await Eraser(vendor).DeleteFacesAsync("p1", [ids[1]], Named(vendor));
        var later = Sandbox.Store.AddFace(vendor.InSandbox(), Library, "p1", "later"u8.ToArray()).FaceId;
        await Sandbox.StoreHeldAsync();

        Assert.That(result.Faces.Single().Outcome, Is.EqualTo(FaceDeletionOutcome.Gone));
        Assert.That(There(vendor, "p1"), Is.EquivalentTo(new[] { ids[0], later }));
    }

    [Test]
    public async Task WrongLibrary_DeletesNothing(
        [Values(FaceVendor.FinAuth, FaceVendor.AlibabaIdVerification)] FaceVendor vendor
    )
    {
        var ids = Seed(vendor, "p1", 2);
        var failure = await FailureAsync(Eraser(vendor).DeleteFacesAsync("p1", ids, "no-such-library"));
        Assert.That(failure.Kind, Is.EqualTo(FaceEnrollmentErrorKind.LibraryNotFound));
        Assert.That(There(vendor, "p1"), Is.EqualTo(ids));
    }

    [Test]
    public async Task BadInput_IsRefusedBeforeAnythingIsSent([ValueSource(nameof(Erasing))] FaceVendor vendor)
    {
        var eraser = Eraser(vendor);
        var tooMany = Enumerable.Range(0, 1001).Select(i => $"face-{i}").ToList();
        var library = Named(vendor);
        (Func<Task> Call, string Names)[] wrong =
        [
            (() => eraser.DeleteFacesAsync("p1", [], library), "faceIds"),
            (() => eraser.DeleteFacesAsync("p1", [""], library), "faceIds"),
            (() => eraser.DeleteFacesAsync("p1", ["a", "a"], library), "faceIds"),
            (() => eraser.DeleteFacesAsync("p1", ["a\nb"], library), "faceIds"),
            (() => eraser.DeleteFacesAsync("p1", tooMany, library), "faceIds"),
            (() => eraser.DeleteFacesAsync("", ["a"], library), "personId"),
            (() => eraser.DeleteFacesAsync(new string('x', 300), ["a"], library), "personId"),
            (() => eraser.DeleteFacesAsync("p1", ["a"], library is null ? "named" : ""), "libraryId"),
            (() => eraser.ErasePersonAsync("", library), "personId"),
            (() => eraser.ErasePersonAsync("p1", ""), "libraryId"),
            (() => eraser.ErasePersonAsync("p1", new string('x', 300)), "libraryId"),
            (() => eraser.ErasePersonFromAllLibrariesAsync(""), "personId"),
        ];
        foreach (var (call, name) in wrong)
        {
            var failure = await FailureAsync(call());
            Assert.That(failure.Message, Does.Contain(name).And.Contain(vendor.ToString()));
            Assert.That(
                (failure.Kind, failure.Certainty),
                Is.EqualTo((FaceEnrollmentErrorKind.InvalidRequest, FaceEnrollmentCertainty.NotSent))
            );
        }

        if (vendor == FaceVendor.FinAuth)
        {
            Assert.That((await FailureAsync(eraser.DeleteFacesAsync("p1", ["a,b"]))).Message, Does.Contain("comma"));
        }

        Assert.That(Sandbox.Requests, Is.Empty);
    }

    [Test]
    public async Task Canceled_BeforeSending_DeletesNothing([ValueSource(nameof(Erasing))] FaceVendor vendor)
    {
        var ids = Seed(vendor, "p1", 2);
        using var canceled = new CancellationTokenSource();
        await canceled.CancelAsync();
        Assert.ThrowsAsync<FaceEnrollmentCanceledException>(() =>
            Eraser(vendor).DeleteFacesAsync("p1", [ids[0]], Named(vendor), canceled.Token)
        );
        Assert.That(There(vendor, "p1"), Is.EqualTo(ids));
    }

    [Test]
    public void AdvanceAI_DeletesNothing_AndSaysSoBeforehand()
    {
        var client = Client(FaceVendor.AdvanceAI);
        Assert.That(client, Is.Not.InstanceOf<IFaceEraser>().And.Not.InstanceOf<IFaceLibraryManager>());
        Assert.That(client.Limits.Operations, Is.EqualTo(FaceOperations.None));
    }

    [Test]
    public void WhatAVendorOffers_IsWhatItsClientIs()
    {
        foreach (var vendor in Enum.GetValues<FaceVendor>())
        {
            var client = Client(vendor);
            var offered = client.Limits.Operations;
            Assert.That(
                (client is IFaceDirectory, client is IFaceEraser, client is IFaceLibraryManager),
                Is.EqualTo(
                    (
                        offered.HasFlag(FaceOperations.List),
                        offered.HasFlag(FaceOperations.Delete),
                        offered.HasFlag(FaceOperations.DescribeLibraries)
                    )
                ),
                vendor.ToString()
            );
        }
    }
}
