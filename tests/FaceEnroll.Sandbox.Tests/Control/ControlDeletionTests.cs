using FaceEnroll.Sandbox.Tests.Support;

namespace FaceEnroll.Sandbox.Tests.Control;

/// <summary>Deleting behind the callers' backs by HTTP, and the list of what is gone.</summary>
public sealed class ControlDeletionTests : ControlFixture
{
    [TestCaseSource(nameof(Vendors))]
    public async Task Face_ByHttp_GoesOutOfBand(SandboxVendor vendor)
    {
        var face = Sandbox.Store.AddFace(vendor, "staff", "p", Portrait.Bytes);
        var other = Sandbox.Store.AddFace(vendor, "staff", "p", Portrait.Bytes);

        var deleted = await PostAsync("deletions", $$"""{"vendor":"{{vendor}}","face":"{{face.FaceId}}"}""");
        var again = await PostAsync("deletions", $$"""{"vendor":"{{vendor}}","face":"{{face.FaceId}}"}""");

        using (Assert.EnterMultipleScope())
        {
            Assert.That((deleted.Status, deleted.At("deleted")), Is.EqualTo((200, "1")), deleted.Body);
            Assert.That((again.Status, again.At("deleted")), Is.EqualTo((200, "0")), "it is gone");
            Assert.That(Sandbox.Store.Faces.Single(), Is.SameAs(other));
            Assert.That(Sandbox.Store.Deletions.Single().Cause, Is.EqualTo(SandboxDeletionCause.OutOfBand));
            Assert.That(Sandbox.Requests, Is.Empty, "no vendor's operation");
        }
    }

    [Test]
    public async Task Person_ByHttp_GoesWithEveryFaceAtThatVendor()
    {
        const SandboxVendor Tencent = SandboxVendor.TencentCloud;
        Sandbox.Store.AddFace(Tencent, "staff", "p", Portrait.Bytes);
        Sandbox.Store.AddFace(Tencent, "guests", "p", Portrait.Bytes);
        Sandbox.Store.AddFace(Tencent, "staff", "q", Portrait.Bytes);
        Sandbox.Store.AddFace(SandboxVendor.FinAuth, "staff", "p", Portrait.Bytes);

        var reply = await PostAsync("deletions", """{"vendor":"tencentcloud","person":"p"}""");

        Assert.That(reply.At("deleted"), Is.EqualTo("2"), reply.Body);
        Assert.That(
            Sandbox.Store.Faces.Select(f => (f.Vendor, f.PersonId)),
            Is.EqualTo(new[] { (Tencent, "q"), (SandboxVendor.FinAuth, "p") })
        );
        Assert.That(Sandbox.Store.PeopleAt(Tencent).Select(p => p.PersonId), Does.Not.Contain("p"));
    }

    [Test]
    public async Task Year_ByTheClockCommand_TakesWhatNobodyUsed()
    {
        var face = Sandbox.Store.AddFace(SandboxVendor.TencentCloud, "old", "p", Portrait.Bytes);
        Sandbox.Store.AddFace(SandboxVendor.FinAuth, "old", "p", Portrait.Bytes);
        var before = Sandbox.Now;

        var withoutTime = await PostAsync("clock", """{"deleteUnused":1}""");
        var timeOnly = await PostAsync("clock", """{"stepSeconds":31622400}""");
        var left = Sandbox.Store.FaceCount;
        var both = await PostAsync("clock", """{"stepSeconds":1,"deleteUnused":1}""");
        var back = await PostAsync("clock", """{"offsetSeconds":0,"deleteUnused":1}""");

        using (Assert.EnterMultipleScope())
        {
            Assert.That((withoutTime.At("deleted"), timeOnly.At("deleted"), left), Is.EqualTo(("0", "0", 2)));
            Assert.That((both.At("deleted"), back.At("deleted")), Is.EqualTo(("1", "0")));
            Assert.That(Sandbox.Now, Is.EqualTo(before));
            var deletion = Sandbox.Store.Deletions.Single();
            Assert.That(
                (deletion.Face, deletion.Cause, deletion.DeletedAt),
                Is.EqualTo((face, SandboxDeletionCause.Disuse, before.AddSeconds(31622401)))
            );
        }
    }

    [Test]
    public async Task List_SaysWhatIsGoneAndWhy()
    {
        var called = Sandbox.Store.AddFace(SandboxVendor.FinAuth, "sandbox-library", "p", Portrait.Bytes);
        var taken = Sandbox.Store.AddFace(SandboxVendor.TencentCloud, "staff", "q", Portrait.Bytes);
        Clock.Advance(TimeSpan.FromMinutes(1));
        await Client.FinAuthAsync("delete", null, ("group_id", "sandbox-library"), ("face_tokens", called.FaceId));
        await PostAsync("deletions", $$"""{"vendor":"TencentCloud","face":"{{taken.FaceId}}"}""");

        var list = await GetAsync("deletions");

        const string Deleted = """
            "deletedAt":"2026-11-21T12:01:00.0000000+00:00"
            """;
        static string Of(string library, string person, string face) =>
            $$"""
                "libraryId":"{{library}}","personId":"{{person}}","faceId":"{{face}}","enrolledAt":"2026-11-21T12:00:00.0000000+00:00"
                """;
        Assert.That(
            list.Json.GetProperty("deletions").EnumerateArray().Select(d => d.ToString()),
            Is.EqualTo(
                new[]
                {
                    $$"""{"number":1,"cause":"Call",{{Deleted}},"requestNumber":1,"operation":"delete","vendor":"FinAuth",{{Of("sandbox-library", "p", called.FaceId)}}}""",
                    $$"""{"number":2,"cause":"OutOfBand",{{Deleted}},"requestNumber":null,"operation":null,"vendor":"TencentCloud",{{Of("staff", "q", taken.FaceId)}}}""",
                }
            )
        );
        Assert.That(list.At("more"), Is.EqualTo("False"));
    }

    [TestCase("", "1 2 3 4 5", "False")]
    [TestCase("limit=2", "4 5", "True")]
    [TestCase("limit=2&before=4", "2 3", "True")]
    [TestCase("limit=2&before=3", "1 2", "False")]
    [TestCase("limit=0", "", "True")]
    [TestCase("limit=99999999999", "1 2 3 4 5", "False")]
    [TestCase("since=1&before=4", "2 3", "False")]
    [TestCase("vendor=finauth&limit=1", "3", "False")]
    [TestCase("vendor=TencentCloud&limit=3", "2 4 5", "True")]
    public async Task List_InPages_IsTheNewestThatFit(string query, string numbers, string more)
    {
        for (var number = 1; number <= 5; number++)
        {
            var vendor = number == 3 ? SandboxVendor.FinAuth : SandboxVendor.TencentCloud;
            Sandbox.Store.Delete(vendor, Sandbox.Store.AddFace(vendor, "staff", "p", Portrait.Bytes).FaceId);
        }

        var page = await GetAsync("deletions?" + query);

        Assert.That(
            string.Join(' ', page.Json.GetProperty("deletions").EnumerateArray().Select(d => d.GetProperty("number"))),
            Is.EqualTo(numbers)
        );
        Assert.That(page.At("more"), Is.EqualTo(more));
    }

    [TestCase("limit=many", "limit")]
    [TestCase("vendor=nobody", "vendor")]
    [TestCase("limt=1", "limt is unknown here")]
    public async Task List_AskedForWrongly_NamesThePlace(string query, string place)
    {
        var reply = await GetAsync("deletions?" + query);

        Assert.That((reply.Status, reply.Body), Is.EqualTo((400, reply.Body)));
        Assert.That(reply.Body, Does.Contain(place));
    }

    [TestCase("Sec-Fetch-Site", "cross-site", "application/json", 403)]
    [TestCase("Sec-Fetch-Site", "same-site", "application/json", 403)]
    [TestCase("Origin", "http://evil.example", "application/json", 403)]
    [TestCase("Host", "evil.example", "application/json", 403)]
    [TestCase("Accept", "*/*", "text/plain", 415)]
    public async Task Command_FromAnotherSite_DeletesNothing(string header, string value, string type, int status)
    {
        var face = Sandbox.Store.AddFace(SandboxVendor.FinAuth, "staff", "p", Portrait.Bytes);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Sandbox.Url, "/_sandbox/deletions"))
        {
            Content = new StringContent($$"""{"vendor":"FinAuth","face":"{{face.FaceId}}"}"""),
        };
        request.Content.Headers.ContentType = new(type);
        request.Headers.TryAddWithoutValidation(header, value);

        Assert.That((await Client.SendAsync(request)).Status, Is.EqualTo(status));
        Assert.That(Sandbox.Store.FaceCount, Is.EqualTo(1));
    }

    [Test]
    public async Task Reset_EmptiesTheList_AndNumbersGoOn()
    {
        Sandbox.Store.Delete(SandboxVendor.FinAuth, AddedFace());
        await PostAsync("reset", "{}");
        Assert.That((await GetAsync("deletions")).Json.GetProperty("deletions").GetArrayLength(), Is.Zero);

        Sandbox.Store.Delete(SandboxVendor.FinAuth, AddedFace());
        Assert.That((await GetAsync("deletions?since=1")).At("deletions.0.number"), Is.EqualTo("2"));
    }

    [Test]
    public async Task Events_TellOfEachDeletion_ThatComesAfterOneWasRead()
    {
        // Only so that a missing event does not hang.
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var stream = await Client.Http.GetStreamAsync(new Uri(Sandbox.Url, "/_sandbox/events"));
        using var reader = new StreamReader(stream);
        Assert.That(await reader.ReadLineAsync(patience.Token), Is.EqualTo("retry: 500"));

        for (var n = 0; n < 3; n++)
        {
            Sandbox.Store.Delete(SandboxVendor.FinAuth, AddedFace());

            await reader.ReadLineAsync(patience.Token);
            Assert.That(
                (await reader.ReadLineAsync(patience.Token), await reader.ReadLineAsync(patience.Token)),
                Is.EqualTo(("event: deletion", "data: {}"))
            );
        }
    }

    private string AddedFace() => Sandbox.Store.AddFace(SandboxVendor.FinAuth, "staff", "p", Portrait.Bytes).FaceId;
}
