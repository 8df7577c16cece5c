using System.Text.Json.Nodes;
using FaceEnroll.Sdk.Tests.Resilience;
using Status = FaceEnroll.Sdk.FaceReconciliationStatus;

namespace FaceEnroll.Sdk.Tests;

/// <summary>Tickets outlive processes, versions, keys and registrations.</summary>
[TestOf(typeof(FaceEnrollmentTicket))]
public class FaceEnrollmentTicketTests
{
    /// <summary>As the first version wrote it.</summary>
    private const string Version1 =
        """{"OperationId":"83113d6b9ddc935e57b5be953e0c41d9","Vendor":"TencentCloud","Operation":"CreateFace","Registration":"TencentCloud","Endpoint":"https://iai.tencentcloudapi.com","PersonId":"p-1","LibraryId":null,"Reference":null,"ImageSha256":["039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81"],"KnownFaceIds":["1"],"CreatedAt":"2026-11-21T08:00:00+00:00","Attempts":["2026-11-21T08:00:00+00:00"],"NoAttemptAfter":"2026-11-21T08:00:00+00:00"}""";

    private static string With(Action<JsonObject> change)
    {
        var json = JsonNode.Parse(Version1)!.AsObject();
        change(json);
        return json.ToJsonString();
    }

    [Test]
    public async Task Version1_IsStillAnswered()
    {
        using var scene = new TencentScene();
        var ticket = FaceEnrollmentTicket.FromJson(Version1);
        Assert.That((ticket.Version, ticket.Account, ticket.SendNumber), Is.EqualTo((0, (string?)null, 1)));
        scene.Wire.Reply(TencentScene.Person("1")).Reply(TencentScene.Person("1", "2"));
        var early = await scene.Client.ReconcileAsync(ticket);
        scene.Time.Advance(early.AskAgainAfter!.Value);
        var found = await scene.Client.ReconcileAsync(ticket);
        Assert.That(new[] { early.Status, found.Status }, Is.EqualTo(new[] { Status.NotYetVisible, Status.Enrolled }));
        Assert.That(found.FaceIds, Is.EqualTo(new[] { "2" }));
    }

    private static IEnumerable<TestCaseData> Broken()
    {
        yield return Case("empty object", "{}", "OperationId is missing");
        foreach (
            var name in new[]
            {
                "OperationId",
                "Vendor",
                "Operation",
                "Registration",
                "Endpoint",
                "PersonId",
                "ImageSha256",
                "CreatedAt",
                "Attempts",
                "NoAttemptAfter",
            }
        )
        {
            yield return Case(name + " missing", With(j => j.Remove(name)), name + " is missing");
            yield return Case(name + " null", With(j => j[name] = null), name);
            yield return Case(
                name + " in lower case",
                With(j =>
                {
                    j[char.ToLowerInvariant(name[0]) + name.Substring(1)] = j[name]!.DeepClone();
                    j.Remove(name);
                }),
                name + " is missing"
            );
            yield return Case(
                name + " of a wrong type",
                With(j => j[name] = new JsonObject()),
                name + " cannot be read"
            );
        }

        yield return Case("newer", With(j => j["Version"] = 3), "a newer version of this library wrote it");
        yield return Case("version 2 without account", With(j => j["Version"] = 2), "Account is missing");
        yield return Case("hash too short", With(j => j["ImageSha256"] = new JsonArray("ab")), "ImageSha256");
        yield return Case(
            "hash in upper case",
            With(j => j["ImageSha256"] = new JsonArray(new string('A', 64))),
            "ImageSha256"
        );
        yield return Case("key's hash", With(j => j["KeyIdSha256"] = "x"), "KeyIdSha256");
        yield return Case("null among ids", With(j => j["KnownFaceIds"] = new JsonArray("1", null)), "KnownFaceIds");
        yield return Case("ids of a wrong type", With(j => j["KnownFaceIds"] = "1"), "KnownFaceIds cannot be read");
        yield return Case("endpoint with a path", With(j => j["Endpoint"] = "https://x.example/a"), "Endpoint");
        yield return Case("send number", With(j => j["SendNumber"] = 0), "SendNumber");
        yield return Case("bound", With(j => j["ClockErrorBound"] = "-00:00:01"), "ClockErrorBound");
        yield return Case("validity", With(j => j["SignatureValidity"] = "00:00:00"), "SignatureValidity");
        yield return Case("unknown vendor", With(j => j["Vendor"] = "Nobody"), "Vendor");
        yield return Case("no object", "[]", "no enrollment ticket");
        yield return Case("no JSON", "CANARY", "no enrollment ticket");
        yield return Case("null", "null", "no enrollment ticket");
    }

    private static TestCaseData Case(string name, string json, string says) =>
        new TestCaseData(json, says).SetArgDisplayNames(name);

    [TestCaseSource(nameof(Broken))]
    public void FromJson_NotAWholeTicket_NamesTheMember(string json, string says)
    {
        var e = Assert.Throws<FormatException>(() => FaceEnrollmentTicket.FromJson(json))!;
        Assert.That(e.Message, Does.Contain(says));
        Assert.That(e.Message, Does.Not.Contain("CANARY").And.Not.Contain("p-1"));
        Assert.That(e.InnerException, Is.Null);
    }

    private static FaceEnrollmentTicket Lose(TencentScene scene)
    {
        scene.Wire.Reply(TencentScene.Person()).BreakAfterBody();
        var e = Assert.ThrowsAsync<FaceEnrollmentOutcomeUnknownException>(() => scene.RunAsync(scene.EnrollAsync()))!;
        return FaceEnrollmentTicket.FromJson(e.Ticket!.ToJson());
    }

    [Test]
    public void Account_Another_IsRefused()
    {
        using var scene = new TencentScene(o => (o.Account, o.ReadFacesBeforeSending) = ("acme", true));
        var ticket = Lose(scene);
        Assert.That(ticket.Account, Is.EqualTo("acme"));
        scene.Wire.Sent.Clear();
        scene.Options.Account = "other";
        var e = Assert.ThrowsAsync<ArgumentException>(() => scene.Client.ReconcileAsync(ticket))!;
        Assert.That(e.Message, Does.Contain("another account"));
        Assert.That(scene.Wire.Sent, Is.Empty);
    }

    [TestCase(null, ExpectedResult = Status.Undecidable)]
    [TestCase("acme", ExpectedResult = Status.NotEnrolled)]
    public async Task<Status> KeyRotated_NotThere_IsOnlySaidOfANamedAccount(string? account)
    {
        using var scene = new TencentScene(o => (o.Account, o.ReadFacesBeforeSending) = (account, true));
        var ticket = Lose(scene);
        scene.Options.SecretId = "id-of-the-next-hour";
        scene.Time.Advance(TimeSpan.FromMinutes(10));
        scene.Wire.Reply(TencentScene.Person());
        return (await scene.Client.ReconcileAsync(ticket)).Status;
    }

    [Test]
    public async Task KeyRotated_There_IsEnrolledAllTheSame()
    {
        using var scene = new TencentScene(o => o.ReadFacesBeforeSending = true);
        var ticket = Lose(scene);
        scene.Options.SecretId = "id-of-the-next-hour";
        scene.Wire.Reply(TencentScene.Person("9"));
        Assert.That((await scene.Client.ReconcileAsync(ticket)).Status, Is.EqualTo(Status.Enrolled));
    }

    [TestCase("Age", "5")]
    [TestCase("Via", "1.1 cache")]
    [TestCase("X-Other", "x")]
    public async Task Date_ThatACacheMayHaveWritten_ProvesNoAbsence(string header, string value)
    {
        using var scene = new TencentScene(o => o.ReadFacesBeforeSending = true);
        var ticket = Lose(scene);
        scene.Time.Advance(TimeSpan.FromMinutes(10));
        scene.Wire.Reply(TencentScene.Person(), 200, (header, value));
        Assert.That(
            (await scene.Client.ReconcileAsync(ticket)).Status,
            Is.EqualTo(header == "X-Other" ? Status.NotEnrolled : Status.NotYetVisible)
        );
    }

    [Test]
    public async Task Date_OfYear9999_BreaksNothingAndProvesNothing()
    {
        var never = ("Date", "Fri, 31 Dec 9999 23:59:59 GMT");
        using var scene = new TencentScene(o => o.ReadFacesBeforeSending = true);
        var ticket = Lose(scene);
        scene.Wire.Reply(TencentScene.Person(), 200, never);
        Assert.That((await scene.Client.ReconcileAsync(ticket)).Status, Is.EqualTo(Status.NotYetVisible));

        scene
            .Wire.Reply(TencentScene.Person(), 200, never)
            .Reply(TencentScene.Error("AuthFailure.SignatureExpire"), 200, never);
        Assert.CatchAsync<FaceEnrollmentException>(() => scene.RunAsync(scene.EnrollAsync()));

        scene.Wire.Reply(TencentScene.Person()).Reply(TencentScene.Enrolled);
        await scene.RunAsync(scene.EnrollAsync());
        var stamp = scene.Wire.Sent[^1].Header("X-TC-Timestamp");
        Assert.That(
            stamp,
            Is.EqualTo(scene.VendorTime.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture))
        );
    }
}
