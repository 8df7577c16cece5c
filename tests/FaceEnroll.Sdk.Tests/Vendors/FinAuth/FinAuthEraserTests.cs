using FaceEnroll.Sdk.FinAuth;
using FaceEnroll.Sdk.Tests.Deletion;
using FaceEnroll.Sdk.Tests.Support;

namespace FaceEnroll.Sdk.Tests.Vendors.FinAuth;

[TestOf(typeof(FinAuthEraser))]
[TestOf(typeof(FinAuthDeleteFaces))]
[TestOf(typeof(FinAuthGetFaceInfo))]
public class FinAuthEraserTests
{
    private const string NotThere = """{"request_id":"r","time_used":1,"error":"INVALID_FACE_TOKEN"}""";

    private static string Reply(string members) => "{\"request_id\":\"r\",\"time_used\":1," + members + "}";

    private static string Info(string token, string user = "p") =>
        Reply(
            $$"""
            "info":{"face_token":"{{token}}","user_id":"{{user}}","add_time":1769739690208}
            """
        );

    private static string List(string faces) => Reply("\"face_tokens\":[" + faces + "]");

    private static string Listed(string token, string user) =>
        $$"""{"face_token":"{{token}}","user_id":"{{user}}","add_time":1769739690208}""";

    private static Routes Routes() => new(r => r.Uri.Segments[^1]);

    /// <summary>A library that has these faces of p before the deletion, and those after it.</summary>
    private static Routes Of(string[] before, string[] after)
    {
        var routes = Routes();
        return routes.On(
            "face_info",
            r =>
            {
                var there = routes.Sent.Contains("delete") ? after : before;
                return Array.Find(there, t => r.Text.Contains($"\r\n\r\n{t}\r\n")) is { } token
                    ? Wire.Reply(Info(token))
                    : Wire.Reply(NotThere, 400);
            }
        );
    }

    private static IFaceEraser Eraser(Routes routes) =>
        new FinAuthFaceEnrollmentClient(FinAuthSetup.Options(o => o.Retry.MaxRetries = 0), routes.Wire.Client);

    [TestCase("2")]
    [TestCase("\"2\"")]
    public async Task DeleteFaces_AllRemoved_AreGoneInOneRequest(string count)
    {
        var routes = Of(["t1", "t2"], []).On("delete", Reply("\"face_removed\":" + count));
        Assert.That(await Erasing.FacesAsync(Eraser(routes), "t1", "t2"), Is.EqualTo("t1 Gone, t2 Gone"));
        var request = routes.Of("delete").Single();
        Assert.That(request.Uri.AbsolutePath, Is.EqualTo("/finauth/search/group/delete"));
        Assert.That(request.Text, Does.Match("name=\"?group_id\"?\r\n\r\nstaff\r\n"));
        Assert.That(request.Text, Does.Match("name=\"?face_tokens\"?\r\n\r\nt1,t2\r\n"));
    }

    [Test]
    public async Task DeleteFaces_OneNotInGroup_IsAlreadyAbsentAndNotReadAgain()
    {
        var routes = Of(["t1", "t2"], [])
            .On(
                "delete",
                Reply(
                    """
                    "face_removed":1,"failure_detail":[{"reason":"FACE_NOT_IN_GROUP","face_token":"t2"}]
                    """
                )
            );
        Assert.That(await Erasing.FacesAsync(Eraser(routes), "t1", "t2"), Is.EqualTo("t1 Gone, t2 AlreadyAbsent"));
        Assert.That(routes.Of("face_info"), Has.Count.EqualTo(2), "only before");
    }

    // Another reason, or none: not deleted as far as the reply says, so that reading decides.
    [TestCase("""[{"reason":"BUSY","face_token":"t2"}]""")]
    [TestCase("""[{"face_token":"t2"}]""")]
    [TestCase("""[{"reason":7,"face_token":"t2"}]""")]
    public async Task DeleteFaces_OneFailed_IsNotAppliedWhileItIsThere(string detail)
    {
        var reply = Reply("\"face_removed\":1,\"failure_detail\":" + detail);
        var there = Of(["t1", "t2"], ["t2"]).On("delete", reply).On("delete", Reply("\"face_removed\":0"));
        var gone = Of(["t1", "t2"], []).On("delete", reply);
        Assert.That(await Erasing.FacesAsync(Eraser(there), "t1", "t2"), Is.EqualTo("t1 Gone, t2 NotApplied"));
        Assert.That(await Erasing.FacesAsync(Eraser(gone), "t1", "t2"), Is.EqualTo("t1 Gone, t2 Gone"));
    }

    [TestCase("\"face_removed\":1")]
    [TestCase("\"face_removed\":3")]
    [TestCase("\"face_removed\":0")]
    [TestCase("\"face_removed\":1,\"failure_detail\":{\"face_token\":\"t2\"}")]
    [TestCase(
        "\"face_removed\":1,\"failure_detail\":[null,7,{\"face_token\":\"\"},{\"reason\":\"FACE_NOT_IN_GROUP\"}]"
    )]
    [TestCase("\"face_removed\":2,\"failure_detail\":[{\"face_token\":\"t2\",\"reason\":\"BUSY\"}]")]
    public async Task DeleteFaces_CountsThatDisagree_AreSettledByReading(string members)
    {
        var routes = Of(["t1", "t2"], ["t2"]).On("delete", Reply(members)).On("delete", Reply("\"face_removed\":0"));
        Assert.That(await Erasing.FacesAsync(Eraser(routes), "t1", "t2"), Is.EqualTo("t1 Gone, t2 NotApplied"));
    }

    [TestCase("\"face_count\":1")]
    [TestCase("\"face_removed\":null")]
    [TestCase("\"face_removed\":true")]
    [TestCase("\"face_removed\":-1")]
    [TestCase("\"face_removed\":[2]")]
    [TestCase("\"face_removed\":\"all\"")]
    public async Task DeleteFaces_WithoutACount_IsUnknownOrGoneByReading(string members)
    {
        var there = Of(["t1"], ["t1"]).On("delete", Reply(members));
        var gone = Of(["t1"], []).On("delete", Reply(members));
        Assert.That(await Erasing.FacesAsync(Eraser(there), "t1"), Is.EqualTo("all Unknown Protocol"));
        Assert.That(await Erasing.FacesAsync(Eraser(gone), "t1"), Is.EqualTo("t1 Gone"));
    }

    [TestCase("\"error\":\"BAD_ARGUMENTS:face_tokens\",\"face_removed\":1", 400)]
    [TestCase("\"error\":\"BAD_ARGUMENTS:face_tokens\",\"face_removed\":1", 200)]
    [TestCase("\"face_removed\":1", 400)]
    [TestCase("\"face_removed\":1", 403)]
    [TestCase("\"face_removed\":1", 500)]
    public async Task DeleteFaces_SuccessAndFailureAtOnce_IsUnknown(string members, int status)
    {
        var routes = Of(["t1"], ["t1"]).On("delete", Reply(members), status);
        Assert.That(await Erasing.FacesAsync(Eraser(routes), "t1"), Is.EqualTo("all Unknown Protocol"));
    }

    [TestCase("INVALID_GROUP_ID", 400, "all NotApplied LibraryNotFound")]
    [TestCase("BAD_ARGUMENTS:face_tokens", 400, "all NotApplied InvalidRequest")]
    [TestCase("CONCURRENCY_LIMIT_EXCEEDED", 403, "all NotApplied Throttled")]
    [TestCase("INTERNAL_ERROR", 500, "all Unknown VendorFault")]
    public async Task DeleteFaces_AnError_SaysWhatBecameOfThem(string error, int status, string expected)
    {
        var routes = Of(["t1"], ["t1"]).On("delete", Reply("\"error\":\"" + error + "\",\"face_removed\":0"), status);
        Assert.That(await Erasing.FacesAsync(Eraser(routes), "t1"), Is.EqualTo(expected));
    }

    [Test]
    public async Task DeleteFaces_ThatAreNotThere_AreAlreadyAbsentAndNotSent()
    {
        var routes = Of([], []).On("group_info", Reply("\"group_id\":\"staff\""));
        Assert.That(await Erasing.FacesAsync(Eraser(routes), "t1"), Is.EqualTo("t1 AlreadyAbsent"));
        Assert.That(routes.Sent, Is.EqualTo(new[] { "face_info", "group_info" }));
    }

    // No page tells what is answered for a token in a library that is not there: it may be the same.
    [Test]
    public async Task DeleteFaces_InALibraryThatIsNotThere_AreNotCalledAbsent()
    {
        var routes = Of([], []).On("group_info", Reply("\"error\":\"INVALID_GROUP_ID\""), 400);
        Assert.That(await Erasing.FacesAsync(Eraser(routes), "t1"), Does.StartWith("all NotApplied LibraryNotFound"));
    }

    // The read must be of the token that was asked for: no other answer says anything about it.
    [TestCase(
        """
            "info":{"face_token":"t2","user_id":"p","add_time":1}
            """,
        "all NotSent Protocol"
    )]
    [TestCase(
        """
            "info":{"user_id":"p","add_time":1}
            """,
        "all NotApplied Protocol"
    )]
    [TestCase("\"info\":null", "all NotApplied Protocol")]
    [TestCase(
        "\"error\":\"INVALID_FACE_TOKEN\",\"info\":{\"face_token\":\"t1\",\"user_id\":\"p\"}",
        "all NotApplied Protocol"
    )]
    public async Task DeleteFaces_AReadThatIsNotOfTheToken_IsAFailure(string members, string expected)
    {
        var routes = Routes().On("face_info", Reply(members)).On("delete", Reply("\"face_removed\":1"));
        Assert.That(await Erasing.FacesAsync(Eraser(routes), "t1"), Is.EqualTo(expected));
        Assert.That(routes.Sent, Has.None.EqualTo("delete"));
    }

    [TestCase("q")]
    [TestCase("")]
    [TestCase("P")]
    public async Task DeleteFaces_OfSomebodyElse_AreNotDeleted(string user)
    {
        var routes = Routes().On("face_info", Info("t1", user));
        Assert.That(await Erasing.FacesAsync(Eraser(routes), "t1"), Is.EqualTo("all NotSent Conflict"));
        Assert.That(routes.Sent, Has.None.EqualTo("delete"));
    }

    [TestCase("t1,t2")]
    [TestCase("t 1")]
    public async Task DeleteFaces_AnIdThatIsNoToken_IsRefusedBeforeSending(string id)
    {
        var routes = Routes();
        Assert.That(await Erasing.FacesAsync(Eraser(routes), id), Is.EqualTo("all NotSent InvalidRequest"));
        Assert.That(routes.Sent, Is.Empty);
    }

    [Test]
    public async Task ErasePerson_OfALibrary_DeletesItsFacesOnly()
    {
        var routes = Of([], [])
            .On("list", List(Listed("t1", "p") + "," + Listed("t2", "q")))
            .On("get_size", Reply("\"face_count\":2"))
            .On("delete", Reply("\"face_removed\":1"));
        Assert.That(await Erasing.PersonAsync(Eraser(routes)), Is.EqualTo("-: t1 Gone"));
        Assert.That(routes.Of("delete").Single().Text, Does.Match("name=\"?face_tokens\"?\r\n\r\nt1\r\n"));
    }

    [Test]
    public async Task ErasePerson_AListThatIsNotWhole_SaysSoAndDeletesWhatItHas()
    {
        var routes = Of([], [])
            .On("list", List(Listed("t1", "p") + "," + Listed("t2", "P")))
            .On("get_size", Reply("\"face_count\":2"))
            .On("delete", Reply("\"face_removed\":1"));
        var receipt = await Eraser(routes).ErasePersonAsync("p");
        Assert.That(receipt.Faces.Single().Outcome, Is.EqualTo(FaceDeletionOutcome.Gone));
        Assert.That(receipt.Reasons, Has.Some.Contains("may be this one"));
    }

    [Test]
    public async Task ErasePerson_Everywhere_AsksEachLibrary()
    {
        var routes = Routes()
            .On(
                "group_list",
                Reply(
                    """
                    "group_infos":[{"group_id":"a"},{"group_id":"b"}]
                    """
                )
            )
            .On("list", List(Listed("t1", "p")))
            .On("list", List(Listed("t2", "p")))
            .On("get_size", Reply("\"face_count\":1"))
            .On("delete", Reply("\"face_removed\":1"));
        var receipt = await Eraser(routes).ErasePersonFromAllLibrariesAsync("p");
        Assert.That(
            receipt.Faces.Select(f => (f.LibraryId, f.FaceId, f.Outcome)),
            Is.EqualTo(new[] { ("a", "t1", FaceDeletionOutcome.Gone), ((string?)"b", "t2", FaceDeletionOutcome.Gone) })
        );
        Assert.That(receipt.LibraryIds, Is.EqualTo(new[] { "a", "b" }));
    }
}
