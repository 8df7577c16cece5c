using FaceEnroll.Sandbox.Tests.Support;

namespace FaceEnroll.Sandbox.Tests.Faults;

/// <summary>What a fault does to a deletion is what it does to an enrollment: before it, after it, or long after.</summary>
public sealed class LateDeletionTests : SandboxFixture
{
    // ADVANCE.AI has no operation that deletes.
    private static readonly SandboxVendor[] s_deleting = [.. Vendors.Except([SandboxVendor.AdvanceAI])];

    // How long after its signing a call is still accepted, as this client signs.
    private static readonly Dictionary<SandboxVendor, TimeSpan> s_validity = new()
    {
        [SandboxVendor.TencentCloud] = TimeSpan.FromMinutes(5),
        [SandboxVendor.AlibabaGuardrails] = TimeSpan.FromMinutes(15),
        [SandboxVendor.AlibabaIdVerification] = TimeSpan.FromMinutes(15),
        [SandboxVendor.FinAuth] = TimeSpan.FromMinutes(5),
    };

    [Test]
    public async Task Close_AtAMoment_DeletesFromThereOn(
        [ValueSource(nameof(s_deleting))] SandboxVendor vendor,
        [Values(
            SandboxMoment.BeforeReading,
            SandboxMoment.MidBody,
            SandboxMoment.BeforeStoring,
            SandboxMoment.BeforeReplying,
            SandboxMoment.MidReply
        )]
            SandboxMoment moment
    )
    {
        await EnrollAtAsync(vendor);
        Sandbox.Faults.Next(vendor, SandboxFault.Close(moment), operation: Operation(vendor));

        Assert.That(async () => await DeleteAtAsync(vendor), Throws.InstanceOf<HttpRequestException>());

        var deleted = moment is SandboxMoment.BeforeReplying or SandboxMoment.MidReply;
        Assert.That((Sandbox.Store.FaceCount, Sandbox.Store.Deletions.Count), Is.EqualTo(deleted ? (0, 1) : (1, 0)));
        Assert.That(Sandbox.Faults.Count, Is.Zero);
    }

    [TestCaseSource(nameof(s_deleting))]
    public async Task AfterADelay_SignatureStillValid_IsDeletedAtThatTime(SandboxVendor vendor)
    {
        await EnrollAtAsync(vendor);
        var face = Sandbox.Store.FacesAt(vendor).Single();
        await LoseAsync(vendor, SandboxFault.StoreAfterClose(s_validity[vendor]));

        Clock.Advance(s_validity[vendor]);
        await Sandbox.DrainAsync();

        var deletion = Sandbox.Store.Deletions.Single();
        Assert.That(
            (deletion.Face.FaceId, deletion.DeletedAt, deletion.Operation),
            Is.EqualTo((face.FaceId, Clock.GetUtcNow(), Operation(vendor)))
        );
        Assert.That(
            Sandbox.Requests.Single(request => request.Number == deletion.RequestNumber).Operation,
            Is.EqualTo(Operation(vendor))
        );
    }

    [TestCaseSource(nameof(s_deleting))]
    public async Task AfterADelay_SignatureExpired_IsNeverDeleted(SandboxVendor vendor)
    {
        await EnrollAtAsync(vendor);
        var late = s_validity[vendor] + TimeSpan.FromSeconds(1);
        await LoseAsync(vendor, SandboxFault.StoreAfterClose(late, reset: true));

        Clock.Advance(late);
        await Sandbox.DrainAsync();

        Assert.That(
            (Sandbox.Store.FaceCount, Sandbox.Store.Deletions.Count, Sandbox.Requests[^1].Signature!.Accepted),
            Is.EqualTo((1, 0, false))
        );
    }

    [TestCaseSource(nameof(s_deleting))]
    public async Task OnCommand_AfterTheDeletionWasRepeatedAndTheFaceAddedAnew_ByPersonTakesTheNewOne(
        SandboxVendor vendor
    )
    {
        await EnrollAtAsync(vendor);
        await LoseAsync(vendor, SandboxFault.StoreOnCommand());

        await DeleteAtAsync(vendor);
        if (vendor is SandboxVendor.TencentCloud or SandboxVendor.AlibabaGuardrails)
        {
            Sandbox.Store.AddPerson(vendor, "sandbox-person");
        }

        await EnrollAtAsync(vendor);
        Assert.That(Sandbox.Store.FaceCount, Is.EqualTo(1));
        Assert.That(await Sandbox.StoreHeldAsync(), Is.EqualTo(1));

        // FinAuth deletes by the id of a face, which is never used again; the others by the person.
        var left = vendor == SandboxVendor.FinAuth ? 1 : 0;
        Assert.That((Sandbox.Store.FaceCount, Sandbox.Store.Deletions.Count), Is.EqualTo((left, 2 - left)));
    }

    [Test]
    public async Task Error_WithStored_DeletesAndSaysThatItFailed()
    {
        await EnrollAtAsync(SandboxVendor.TencentCloud);
        var fault = SandboxFault.Error("InternalError", stored: true);
        Sandbox.Faults.Next(SandboxVendor.TencentCloud, fault, operation: "DeletePerson");

        var reply = await DeleteAtAsync(SandboxVendor.TencentCloud);

        Assert.That(
            (reply.At("Response.Error.Code"), Sandbox.Store.FaceCount),
            Is.EqualTo(("InternalError", 0)),
            reply.Body
        );
    }

    private static string Operation(SandboxVendor vendor) =>
        vendor switch
        {
            SandboxVendor.TencentCloud or SandboxVendor.AlibabaGuardrails => "DeletePerson",
            SandboxVendor.AlibabaIdVerification => "DeleteFaceRecordV2",
            _ => "delete",
        };

    private async Task<Reply> DeleteAtAsync(SandboxVendor vendor) =>
        vendor switch
        {
            SandboxVendor.TencentCloud => await Client.TencentAsync(
                "DeletePerson",
                """{"PersonId":"sandbox-person"}"""
            ),
            SandboxVendor.AlibabaGuardrails => await Client.GuardrailsAsync(
                "/green/sface/person/delete",
                """{"personId":"sandbox-person"}"""
            ),
            SandboxVendor.AlibabaIdVerification => await Client.IdVerificationAsync(
                "DeleteFaceRecordV2",
                ("MerchantUserId", "u1"),
                ("FaceGroupCode", "sandbox-library")
            ),
            _ => await Client.FinAuthAsync(
                "delete",
                null,
                ("group_id", "sandbox-library"),
                ("face_tokens", Sandbox.Store.FacesAt(vendor).Single().FaceId)
            ),
        };

    private async Task LoseAsync(SandboxVendor vendor, SandboxFault fault)
    {
        Sandbox.Faults.Next(vendor, fault, operation: Operation(vendor));
        Assert.That(async () => await DeleteAtAsync(vendor), Throws.InstanceOf<HttpRequestException>());
        Assert.That((Sandbox.Store.FaceCount, Sandbox.Store.Deletions.Count), Is.EqualTo((1, 0)));
    }
}
