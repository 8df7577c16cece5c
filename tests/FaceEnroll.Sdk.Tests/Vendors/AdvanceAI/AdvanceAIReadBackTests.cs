using FaceEnroll.Sdk.AdvanceAI;
using FaceEnroll.Sdk.Tests.Bodies;
using FaceEnroll.Sdk.Tests.Images;
using FaceEnroll.Sdk.Tests.Support;
using static FaceEnroll.Sdk.Tests.Vendors.AdvanceAI.AdvanceAISetup;
using Status = FaceEnroll.Sdk.FaceReconciliationStatus;

namespace FaceEnroll.Sdk.Tests.Vendors.AdvanceAI;

[TestOf(typeof(AdvanceAIReadBack))]
[TestOf(typeof(AdvanceAISearchFaces))]
public class AdvanceAIReadBackTests
{
    [Test]
    public async Task Reconcile_SearchNotAllowed_IsUndecidableAndCostsNothing()
    {
        using var stub = Stub(() => VendorStub.Reply(500, ""));
        var client = new AdvanceAIFaceEnrollmentClient(Options(), stub.Client);

        var answer = await client.ReconcileAsync(await LostAsync(client), Request());

        Assert.That(answer.Status, Is.EqualTo(Status.Undecidable));
        Assert.That(answer.Reason, Does.Contain("ReconcileBySearch"));
        Assert.That(
            stub.Sent.Select(s => s.Uri.Segments[^1]),
            Is.EqualTo(new[] { "generate-token", "facereferences" })
        );
    }

    [Test]
    public async Task Reconcile_FaceWithTheReference_IsEnrolled()
    {
        using var stub = Searching(reference => Face("7", "person-1") + "," + Face("8", reference));
        var client = new AdvanceAIFaceEnrollmentClient(Options(Search), stub.Client);

        var answer = await client.ReconcileAsync(await LostAsync(client), Request());

        Assert.That(answer.Status, Is.EqualTo(Status.Enrolled));
        Assert.That(answer.FaceIds, Is.EqualTo(new[] { "8" }));
        var sent = stub.Sent[^1];
        Assert.That(sent.Uri.AbsolutePath, Is.EqualTo("/intl/openapi/face-search/search"));
        Assert.That(sent.Headers["X-ACCESS-TOKEN"], Is.EqualTo("T"));
        Assert.That(
            MultipartReader.Read(sent.Headers["Content-Type"], sent.Body).Select(p => p.Name),
            Is.EqualTo(new[] { "faceSetId", "topK", "faceImage" })
        );
    }

    [Test]
    public async Task Reconcile_PictureIsPrepared_AsksWithWhatWasSent()
    {
        var prepared = PictureSample.Png(400, 500);
        using var stub = Searching(reference => Face("8", reference));
        FaceEnrollmentTicket? ticket = null;
        var options = Options(o =>
        {
            Search(o);
            o.ImagePreparer = new ScriptedPreparer(FaceImagePreparation.Prepared(prepared));
            o.OnSending = (sending, _) =>
            {
                ticket = sending;
                return default;
            };
        });
        var client = new AdvanceAIFaceEnrollmentClient(options, stub.Client);
        await LostAsync(client);

        var answer = await client.ReconcileAsync(ticket!, Request());

        Assert.That(answer.Status, Is.EqualTo(Status.Enrolled));
        Assert.That(ticket!.SentImageSha256, Has.Count.EqualTo(1));
        var sent = MultipartReader.Read(stub.Sent[^1].Headers["Content-Type"], stub.Sent[^1].Body);
        Assert.That(sent.Single(p => p.Name == "faceImage").Body, Is.EqualTo(prepared));
    }

    [Test]
    public async Task Reconcile_NoneOrDeletedFace_ProvesNothing()
    {
        foreach (var deleted in new[] { false, true })
        {
            using var stub = Searching(reference => deleted ? Face("8", reference, "2024-08-08T03:44:11.5") : "");
            var client = new AdvanceAIFaceEnrollmentClient(Options(Search), stub.Client);

            var answer = await client.ReconcileAsync(await LostAsync(client), Request());

            Assert.That(answer.Status, Is.EqualTo(Status.NotYetVisible));
        }
    }

    [Test]
    public async Task Enroll_OnUnknownReconcile_GivesTheResultThatWasLost()
    {
        using var stub = Searching(reference => Face("8", reference));

        var result = await EnrollAsync(
            stub,
            Options(o =>
            {
                Search(o);
                o.OnUnknown = FaceUnknownOutcome.Reconcile;
            })
        );

        Assert.That(result.Images[0].FaceId, Is.EqualTo("8"));
        Assert.That(result.ExternalReferenceId, Does.StartWith("person-1."));
    }

    private static void Search(AdvanceAIOptions options) =>
        (options.UniqueExternalReference, options.ReconcileBySearch) = (true, true);

    /// <summary>Loses every add, and finds these faces, which may carry the lost add's reference.</summary>
    private static VendorStub Searching(Func<string, string> faces)
    {
        var reference = "";
        return new VendorStub(sent =>
        {
            switch (sent.Uri.Segments[^1])
            {
                case "facereferences":
                    reference = MultipartReader.Read(sent.Headers["Content-Type"], sent.Body)[1].Text;
                    return VendorStub.Reply(502, "");
                case "search":
                    return VendorStub.Reply(
                        200,
                        $$$"""{"code":"SUCCESS","data":{"topK":20,"total":1,"faceReferences":[{{{faces(reference)}}}]}}"""
                    );
                default:
                    return Token("T");
            }
        });
    }

    private static string Face(string id, string reference, string? deletedAt = null) =>
        $$"""{"id":"{{id}}","createdAt":"2024-08-08T03:44:11.594","deletedAt":{{(deletedAt is null ? "null" : $"\"{deletedAt}\"")}},"externalReferenceId":"{{reference}}"}""";

    private static async Task<FaceEnrollmentTicket> LostAsync(AdvanceAIFaceEnrollmentClient client)
    {
        var lost = await Catch.Async<FaceEnrollmentOutcomeUnknownException>(() => client.EnrollAsync(Request()));
        return FaceEnrollmentTicket.FromJson(lost.Ticket!.ToJson());
    }
}
