using FaceEnroll.Sandbox.Tests.Support;

namespace FaceEnroll.Sandbox.Tests.Faults;

/// <summary>Vendors that say that all is well when it is not: a deletion that deletes nothing, a list that lacks an entry.</summary>
public sealed class PretenceFaultTests : SandboxFixture
{
    private const string Library = "sandbox-library";
    private const string Person = "sandbox-person";

    // With what its reply counts or names; null where it says nothing of faces.
    private static readonly TestCaseData[] s_deletions =
    [
        new(SandboxVendor.TencentCloud, "DeleteFace", "Response.SucDeletedNum", "0", "1"),
        new(SandboxVendor.TencentCloud, "DeletePerson", "Response.Error", null, null),
        new(SandboxVendor.TencentCloud, "DeletePersonFromGroup", "Response.Error", null, null),
        new(SandboxVendor.AlibabaGuardrails, "DeleteFaces", "data.deleteCount", "0", "1"),
        new(SandboxVendor.AlibabaGuardrails, "DeletePerson", "data.deleteCount", "0", "1"),
        new(SandboxVendor.AlibabaGuardrails, "DeleteGroups", "data.groupIds.0", null, Library),
        new(SandboxVendor.AlibabaIdVerification, "DeleteFaceRecord", "Data", "0", "1"),
        new(SandboxVendor.AlibabaIdVerification, "DeleteFaceRecordV2", "Result.Deleted", "N", "Y"),
        new(SandboxVendor.FinAuth, "delete", "face_removed", "0", "1"),
        new(SandboxVendor.FinAuth, "free", "error_message", null, null),
    ];

    private static readonly TestCaseData[] s_lists =
    [
        new(SandboxVendor.TencentCloud, "GetPersonList", "Response.PersonInfos", "Response.PersonNum"),
        new(SandboxVendor.AlibabaGuardrails, "GetPersons", "data.personIds", "data.totalCount"),
        new(SandboxVendor.AlibabaIdVerification, "QueryFaceRecord", "Items", "TotalCount"),
        new(SandboxVendor.FinAuth, "list", "face_tokens", null),
    ];

    [TestCaseSource(nameof(s_deletions))]
    public async Task NotDeleted_IsAnsweredWell_AndDeletesNothing(
        SandboxVendor vendor,
        string operation,
        string path,
        string? pretended,
        string? done
    )
    {
        var face = Sandbox.Store.AddFace(vendor, Library, Person, new byte[] { 1 }).FaceId;
        Sandbox.Store.AddFace(vendor, Library, Person, new byte[] { 2 });
        Sandbox.Faults.Next(vendor, SandboxFault.NotDeleted(), operation: operation);

        var pretence = await CallAsync(vendor, operation, face);

        Assert.That((pretence.Status, pretence.At(path)), Is.EqualTo((200, pretended)), pretence.Body);
        Assert.That((Sandbox.Store.FacesAt(vendor).Count, Sandbox.Store.Deletions.Count), Is.EqualTo((2, 0)));
        Assert.That(Sandbox.Store.LibrariesAt(vendor), Does.Contain(Library));
        Assert.That(
            Sandbox.Store.PeopleAt(vendor).Select(static person => person.LibraryIds.Count),
            Has.All.EqualTo(1),
            "nobody left a library"
        );
        Assert.That(Sandbox.Requests[^1].Fault, Is.EqualTo("not-deleted"));

        var deletion = await CallAsync(vendor, operation, face);

        Assert.That((deletion.Status, deletion.At(path)), Is.EqualTo((200, done)), deletion.Body);
        Assert.That(Sandbox.Store.Deletions.Count > 0, Is.EqualTo(operation != "DeleteGroups"), "it unbinds only");
    }

    [TestCaseSource(nameof(s_lists))]
    public async Task ShortList_LacksItsLastEntry_AndCountsIt(
        SandboxVendor vendor,
        string operation,
        string path,
        string? count
    )
    {
        Sandbox.Store.AddFace(vendor, Library, "one", new byte[] { 1 });
        Sandbox.Store.AddFace(vendor, Library, "two", new byte[] { 2 });
        var whole = await CallAsync(vendor, operation, "");
        Sandbox.Faults.Next(vendor, SandboxFault.ShortList(), operation: operation);

        var cut = await CallAsync(vendor, operation, "");

        var last = Length(whole) - 1;
        Assert.That((Length(cut), cut.At($"{path}.0")), Is.EqualTo((last, whole.At($"{path}.0"))), cut.Body);
        Assert.That(last, Is.GreaterThan(0));
        Assert.That(count is null ? null : cut.At(count), Is.EqualTo(count is null ? null : whole.At(count)));

        int Length(Reply reply) => Enumerable.Range(0, 10).Count(i => reply.At($"{path}.{i}") is not null);
    }

    [Test]
    public async Task NotDeleted_AtAnEnrollment_ChangesNothing()
    {
        Sandbox.Faults.Next(SandboxVendor.FinAuth, SandboxFault.NotDeleted());

        await EnrollAtAsync(SandboxVendor.FinAuth);

        Assert.That((Sandbox.Store.FaceCount, Sandbox.Faults.Count), Is.EqualTo((1, 0)));
    }

    private Task<Reply> CallAsync(SandboxVendor vendor, string operation, string face) =>
        operation switch
        {
            "DeleteFace" => Client.TencentAsync(operation, $$"""{"PersonId":"{{Person}}","FaceIds":["{{face}}"]}"""),
            "DeletePerson" when vendor == SandboxVendor.TencentCloud => Client.TencentAsync(
                operation,
                $$"""{"PersonId":"{{Person}}"}"""
            ),
            "DeletePersonFromGroup" => Client.TencentAsync(
                operation,
                $$"""{"PersonId":"{{Person}}","GroupId":"{{Library}}"}"""
            ),
            "GetPersonList" => Client.TencentAsync(operation, $$"""{"GroupId":"{{Library}}"}"""),
            "DeleteFaces" => Client.GuardrailsAsync(
                "/green/sface/face/delete",
                $$"""{"personId":"{{Person}}","faceIds":["{{face}}"]}"""
            ),
            "DeletePerson" => Client.GuardrailsAsync("/green/sface/person/delete", $$"""{"personId":"{{Person}}"}"""),
            "DeleteGroups" => Client.GuardrailsAsync(
                "/green/sface/person/groups/delete",
                $$"""{"personId":"{{Person}}","groupIds":["{{Library}}"]}"""
            ),
            "GetPersons" => Client.GuardrailsAsync("/green/sface/group/persons", $$"""{"groupId":"{{Library}}"}"""),
            "DeleteFaceRecord" => Client.IdVerificationAsync(operation, ("Id", face.Replace("face", ""))),
            "DeleteFaceRecordV2" => Client.IdVerificationAsync(
                operation,
                ("MerchantUserId", Person),
                ("FaceGroupCode", Library)
            ),
            "QueryFaceRecord" => Client.IdVerificationAsync(
                operation,
                ("FaceGroupCode", Library),
                ("CurrentPage", "1"),
                ("PageSize", "10")
            ),
            "delete" => Client.FinAuthAsync(operation, null, ("group_id", Library), ("face_tokens", face)),
            _ => Client.FinAuthAsync(operation, null, ("group_id", Library), ("check_empty", "0")),
        };
}
