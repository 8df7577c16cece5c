using System.Net.Http.Headers;
using FaceEnroll.Sandbox.Tests.Support;

namespace FaceEnroll.Sandbox.Tests.Control;

/// <summary>The HTTP control API, and who may use it.</summary>
public sealed class ControlApiTests : ControlFixture
{
    [TestCase("""{"fault":"error","vendor":"FinAuth","code":"INTERNAL_ERROR"}""", 500)]
    [TestCase("""{"fault":"throttled","vendor":"finauth","count":1}""", 403)]
    [TestCase("""{"fault":"expired-token"}""", 403)]
    [TestCase("""{"fault":"status","status":503,"retryAfter":"1","stored":1}""", 503)]
    [TestCase("""{"fault":"html","probability":1,"seed":3}""", 200)]
    [TestCase("""{"fault":"truncated"}""", 200)]
    [TestCase("""{"fault":"oversized","bytes":100000}""", 200)]
    [TestCase("""{"fault":"empty"}""", 200)]
    [TestCase("""{"fault":"wrong-types","operation":"add"}""", 200)]
    [TestCase("""{"fault":"redirect","status":307,"location":"https://elsewhere.example/"}""", 307)]
    [TestCase("""{"fault":"early-reply","status":502,"afterBytes":10}""", 502)]
    [TestCase("""{"fault":"wrong-clock","milliseconds":3600000}""", 403)]
    public async Task Faults_ByHttp_Happen(string json, int status)
    {
        Assert.That((await PostAsync("faults", json)).Status, Is.EqualTo(200));

        var reply = await FinAuthAddAsync(Portrait.Bytes);
        // An early reply is recorded after it has gone out.
        await Sandbox.DrainAsync();

        Assert.That(
            (reply.Status, Sandbox.Requests[^1].Fault is null),
            Is.EqualTo((status, json.Contains("wrong-clock", StringComparison.Ordinal))),
            reply.Body
        );
    }

    [TestCase("""{"fault":"close","moment":"before-storing"}""", 0)]
    [TestCase("""{"fault":"reset","moment":"before-replying"}""", 1)]
    [TestCase("""{"fault":"close","moment":"mid-reply"}""", 1)]
    public async Task ConnectionFaults_ByHttp_Happen(string json, int stored)
    {
        await PostAsync("faults", json);

        Assert.That(async () => await FinAuthAddAsync(Portrait.Bytes), Throws.InstanceOf<HttpRequestException>());
        Assert.That(Sandbox.Store.FaceCount, Is.EqualTo(stored));
    }

    [TestCase("faults", """{"fault":"flood"}""", "fault.fault")]
    [TestCase("faults", """{"fault":"error"}""", "fault.code")]
    [TestCase("faults", """{"fault":"latency"}""", "fault.milliseconds")]
    [TestCase("faults", """{"fault":"status","status":99}""", "fault.status")]
    [TestCase("faults", """{"fault":"close","moment":"never"}""", "fault.moment")]
    [TestCase("faults", """{"fault":"redirect","status":307}""", "fault.location")]
    [TestCase("faults", """{"fault":"redirect","status":304,"location":"/"}""", "fault.status")]
    [TestCase("faults", """{"fault":"headers"}""", "fault.headers")]
    [TestCase("faults", """{"fault":"headers","headers":{"Age":1}}""", "fault.Age")]
    [TestCase("clock", """{"stepSeconds":1e300}""", "100 years")]
    [TestCase("faults", """{"fault":"html","count":0}""", "fault.count")]
    [TestCase("faults", "no json", "fault")]
    [TestCase("verdicts", """{"verdict":"perhaps"}""", "verdict.verdict")]
    [TestCase("limits", "{}", "limit.vendor")]
    [TestCase("clock", "{}", "clock.offsetSeconds")]
    [TestCase("rules", "[]", "rules")]
    [TestCase("deletions", "[]", "deletion")]
    [TestCase("deletions", """{"face":"1"}""", "deletion.vendor is required")]
    [TestCase("deletions", """{"vendor":"nobody","face":"1"}""", "deletion.vendor")]
    [TestCase("deletions", """{"vendor":"FinAuth"}""", "deletion.face or deletion.person is required")]
    [TestCase("deletions", """{"vendor":"FinAuth","face":"","person":""}""", "deletion.face or deletion.person")]
    [TestCase("deletions", """{"vendor":"FinAuth","face":["1"]}""", "deletion.face")]
    [TestCase("deletions", """{"vendor":"FinAuth","face":"1","person":"p"}""", "deletion.person is unknown here")]
    [TestCase("deletions", """{"vendor":"FinAuth","person":"p","faces":"1"}""", "deletion.faces is unknown here")]
    [TestCase("clock", """{"deleteUnused":0}""", "clock.offsetSeconds")]
    [TestCase("clock", """{"deleteUnused":true}""", "clock.deleteUnused")]
    [TestCase("clock", """{"deleteUnused":1,"deleteunused":1}""", "clock.deleteunused is unknown here")]
    [TestCase("seed", """{"faces":[]}""", "faces")]
    [TestCase("faults", """{"fault":"hang","momment":"mid-body"}""", "fault.momment is unknown here")]
    [TestCase("faults", """{"fault":"hang","code":"X"}""", "fault.code is unknown here")]
    [TestCase("faults", """{"fault":"html","count":2,"probability":1}""", "fault.count is unknown here")]
    [TestCase("verdicts", """{"verdict":"NoFace","persn":"a"}""", "verdict.persn is unknown here")]
    [TestCase("clock", """{"offsetSeconds":1,"stepSeconds":1}""", "clock.offsetSeconds is unknown here")]
    [TestCase("limits", """{"vendor":"FinAuth","persecond":1}""", "limit.persecond is unknown here")]
    [TestCase("rules", """{"boundsFinauthListStart":1}""", "rules.boundsFinauthListStart is unknown here")]
    [TestCase("seed", """{"people":[{"id":"a","library":"b"}]}""", "people[0].library is unknown here")]
    public async Task Command_Wrong_NamesThePlace(string command, string json, string place)
    {
        var reply = await PostAsync(command, json);

        Assert.That((reply.Status, reply.Body), Is.EqualTo((400, reply.Body)));
        Assert.That(reply.Body, Does.Contain(place));
    }

    [Test]
    public async Task Fault_WithAMisspeltName_IsNotSet()
    {
        await PostAsync("faults", """{"fault":"error","code":"X","cuont":3}""");

        Assert.That((await FinAuthAddAsync(Portrait.Bytes)).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Commands_OfOtherKinds_Work()
    {
        await PostAsync("verdicts", """{"verdict":"NoFace","person":"user_*"}""");
        var noFace = await FinAuthAddAsync(Portrait.Bytes);
        await DeleteAsync("verdicts");
        await PostAsync("clock", """{"offsetSeconds":3600}""");
        var late = await FinAuthAddAsync(Portrait.Bytes);
        await PostAsync("clock", """{"offsetSeconds":0}""");
        await PostAsync("limits", """{"vendor":"FinAuth","perSecond":1}""");
        var first = await FinAuthAddAsync(Portrait.Bytes);
        var second = await FinAuthAddAsync(Portrait.Bytes);
        await PostAsync("limits", """{"vendor":"FinAuth"}""");
        await PostAsync("seed", """{"libraries":[{"id":"extra"}]}""");
        await PostAsync("faults", """{"fault":"html","count":9}""");
        var faults = await GetAsync("faults");
        await DeleteAsync("faults");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(noFace.At("error"), Is.EqualTo("NO_FACE_FOUND"));
            Assert.That(late.At("error"), Is.EqualTo("AUTHORIZATION_ERROR:EXPIRED_SIGN"));
            Assert.That((first.Status, second.At("error")), Is.EqualTo((200, "CONCURRENCY_LIMIT_EXCEEDED")));
            Assert.That(
                (faults.At("faults.0.fault"), faults.At("faults.0.left"), Sandbox.Faults.Count),
                Is.EqualTo(("html", "9", 0))
            );
            Assert.That((await GetAsync("state")).Body, Does.Contain("extra"));
        }
    }

    [Test]
    public async Task Pictures_PublishedByHttp_CanBeEnrolled()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Sandbox.Url, "/_sandbox/pictures"))
        {
            Content = new ByteArrayContent(Portrait.Bytes),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        var published = await Client.SendAsync(request);
        var url = published.At("url")!;

        Assert.That(published.Status, Is.EqualTo(201));
        Assert.That(await Client.Http.GetByteArrayAsync(new Uri(url)), Is.EqualTo(Portrait.Bytes));
        Assert.That(
            (await AddFacesAsync("sandbox-person", url)).At("data.faceImageItems.0.success"),
            Is.EqualTo("True")
        );
    }

    [Test]
    public async Task Requests_ListAndDetails_ShowTheCall()
    {
        await FinAuthAddAsync(Portrait.Bytes);
        await FinAuthAddAsync(Portrait.Bytes);
        using var forger = new Clients.TestClient(Sandbox, Clock) { Secret = "sandbox-key" };
        await forger.TencentAsync("CreateFace", "{}");

        var list = await GetAsync("requests?since=1");
        var details = await GetAsync("requests/3");
        var faces = await GetAsync("faces");
        var picture = await Client.Http.GetAsync(new Uri(Sandbox.Url, list.At("requests.0.pictures.0.thumbnail")));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(list.Json.GetProperty("requests").GetArrayLength(), Is.EqualTo(2));
            Assert.That((list.At("requests.0.number"), list.At("requests.0.duplicateOf")), Is.EqualTo(("2", "1")));
            Assert.That(list.At("requests.1.signature"), Is.EqualTo("Mismatch"));
            Assert.That(details.At("signatureCheck.mistake"), Does.Contain("the key id in place of the secret"));
            Assert.That(details.At("signatureCheck.expectedText"), Does.StartWith("TC3-HMAC-SHA256"));
            Assert.That((await GetAsync("duplicates")).At("requests.0.number"), Is.EqualTo("2"));
            Assert.That(faces.At("faces.1.personId"), Is.EqualTo("user_01"));
            Assert.That(picture.Content.Headers.ContentType!.MediaType, Is.EqualTo("image/jpeg"));
            Assert.That(await picture.Content.ReadAsByteArrayAsync(), Is.EqualTo(Portrait.Bytes));
        }
    }

    [Test]
    public async Task Reset_ForgetsEverythingButTheDefaults()
    {
        await FinAuthAddAsync(Portrait.Bytes);
        Sandbox.Store.AddLibrary(SandboxVendor.FinAuth, "extra");
        Sandbox.PublishPicture(Portrait.Bytes);

        await PostAsync("reset", "{}");

        Assert.That(
            (
                Sandbox.Store.FaceCount,
                Sandbox.Requests.Count,
                Sandbox.PublishedPictureCount,
                Sandbox.Store.LibrariesAt(SandboxVendor.FinAuth).Single()
            ),
            Is.EqualTo((0, 0, 0, "sandbox-library"))
        );
    }

    [TestCase("5", "5")]
    [TestCase("\"5\"", "5")]
    [TestCase("\"Sat, 21 Nov 2026 12:00:05 GMT\"", "Sat, 21 Nov 2026 12:00:05 GMT")]
    public async Task RetryAfter_AsNumberOrText_IsSent(string json, string sent)
    {
        foreach (var fault in new[] { "\"throttled\"", "\"status\",\"status\":503" })
        {
            var set = await PostAsync("faults", $$"""{"fault":{{fault}},"retryAfter":{{json}}}""");
            var reply = await FinAuthAddAsync(Portrait.Bytes);

            Assert.That(set.Status, Is.EqualTo(200), set.Body);
            Assert.That(reply.Message.Headers.GetValues("Retry-After"), Is.EqualTo([sent]));
        }
    }

    [Test]
    public async Task RetryAfter_ThatIsNeither_IsRefused() =>
        Assert.That((await PostAsync("faults", """{"fault":"throttled","retryAfter":[5]}""")).Status, Is.EqualTo(400));

    [Test]
    public async Task Verdicts_ThatWait_AreInTheState()
    {
        await PostAsync("verdicts", """{"verdict":"NoFace","count":2,"vendor":"FinAuth"}""");
        await PostAsync("verdicts", """{"verdict":"LowQuality","person":"blank-*"}""");
        await PostAsync("faults", """{"fault":"html","vendor":"AdvanceAI"}""");
        await FinAuthAddAsync(Portrait.Bytes);

        var state = await GetAsync("state");

        Assert.That(
            state.Json.GetProperty("verdicts").ToString(),
            Is.EqualTo(
                """[{"verdict":"NoFace","vendor":"FinAuth","person":null,"picture":null,"left":1},"""
                    + """{"verdict":"LowQuality","vendor":null,"person":"blank-*","picture":null,"left":null}]"""
            )
        );
        Assert.That(state.At("faults.0.fault"), Is.EqualTo("html"));
        Assert.That(
            (await GetAsync("verdicts")).Json.GetProperty("verdicts").ToString(),
            Is.EqualTo(state.Json.GetProperty("verdicts").ToString())
        );
    }

    [TestCase("", "1 2 3 4 5", "False")]
    [TestCase("limit=2", "4 5", "True")]
    [TestCase("limit=2&before=4", "2 3", "True")]
    [TestCase("limit=2&before=3", "1 2", "False")]
    [TestCase("since=1&before=4", "2 3", "False")]
    [TestCase("vendor=finauth&limit=1", "3", "False")]
    [TestCase("vendor=TencentCloud&limit=3", "2 4 5", "True")]
    public async Task Requests_InPages_AreTheNewestThatFit(string query, string numbers, string more)
    {
        for (var number = 1; number <= 5; number++)
        {
            await (number == 3 ? FinAuthAddAsync(Portrait.Bytes) : Client.TencentAsync("GetPersonBaseInfo", "{}"));
        }

        var page = await GetAsync("requests?" + query);

        Assert.That(
            string.Join(' ', page.Json.GetProperty("requests").EnumerateArray().Select(r => r.GetProperty("number"))),
            Is.EqualTo(numbers)
        );
        Assert.That(page.At("more"), Is.EqualTo(more));
    }

    [TestCase("limit=many", "limit")]
    [TestCase("before=-1", "before")]
    [TestCase("since=", "since")]
    [TestCase("vendor=nobody", "vendor")]
    [TestCase("limt=1", "limt is unknown here")]
    public async Task Requests_AskedForWrongly_NameThePlace(string query, string place)
    {
        var reply = await GetAsync("requests?" + query);

        Assert.That((reply.Status, reply.Body), Is.EqualTo((400, reply.Body)));
        Assert.That(reply.Body, Does.Contain(place));
    }

    [Test]
    public async Task Events_OfNewRequests_Arrive()
    {
        using var stream = await Client.Http.GetStreamAsync(new Uri(Sandbox.Url, "/_sandbox/events"));
        using var reader = new StreamReader(stream);
        Assert.That(await reader.ReadLineAsync(), Is.EqualTo("retry: 500"));

        await FinAuthAddAsync(Portrait.Bytes);

        await reader.ReadLineAsync();
        Assert.That(
            await reader.ReadLineAsync(),
            Does.StartWith("data: {\"number\":1,").And.Contain("\"vendor\":\"FinAuth\"")
        );
    }
}
