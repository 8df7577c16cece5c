using FaceEnroll.Sdk.Tests.Architecture;

namespace FaceEnroll.Sandbox.Tests.Control;

/// <summary>A command that could not be carried out is refused when it is given, and nothing is changed by it.</summary>
public sealed class ControlRefusalTests : ControlFixture
{
    [TestCase("""{"fault":"throttled","retryAfter":"1\r\nX: 1"}""", "printable ASCII")]
    [TestCase("""{"fault":"status","status":503,"retryAfter":"ü"}""", "printable ASCII")]
    [TestCase("""{"fault":"headers","headers":{"Age":"1\n2"}}""", "printable ASCII")]
    [TestCase("""{"fault":"headers","headers":{"":"1"}}""", "name")]
    [TestCase("""{"fault":"headers","headers":{"A ge":"1"}}""", "name")]
    [TestCase("""{"fault":"headers","headers":{"Content-Length":"x"}}""", "frame the reply")]
    [TestCase("""{"fault":"headers","headers":{"transfer-encoding":"chunked"}}""", "frame the reply")]
    [TestCase("""{"fault":"headers","headers":{"Age":"1","Age":"2"}}""", "fault.headers.Age is there twice")]
    [TestCase("""{"fault":"redirect","status":307,"location":"/ü"}""", "printable ASCII")]
    [TestCase("""{"fault":"headers","headers":{"Age":"1","age":"2"}}""", "age is there twice")]
    [TestCase("""{"fault":"headers","headers":{"Connection":"close"}}""", "connection")]
    [TestCase("""{"fault":"headers","headers":{"keep-alive":null}}""", "connection")]
    [TestCase("""{"fault":"headers","headers":{"Proxy-Connection":"close"}}""", "connection")]
    [TestCase("""{"fault":"headers","headers":{"Upgrade":"h2c"}}""", "connection")]
    [TestCase("""{"fault":"headers","headers":{"TE":"trailers"}}""", "connection")]
    [TestCase("""{"fault":"headers","headers":{"Trailer":"X"}}""", "connection")]
    [TestCase("""{"fault":"latency","milliseconds":-1}""", "fault.milliseconds is below 0")]
    [TestCase("""{"fault":"store-after-close","milliseconds":-1}""", "fault.milliseconds is below 0")]
    [TestCase("""{"fault":"latency","milliseconds":2147483648}""", "fault.milliseconds is at most 2147483647")]
    [TestCase("""{"fault":"wrong-clock","milliseconds":1e300}""", "fault.milliseconds is at most 2147483647")]
    [TestCase("""{"fault":"wrong-clock","milliseconds":-1e300}""", "fault.milliseconds is at least -2147483647")]
    [TestCase("""{"fault":"latency"}""", "fault.milliseconds is required")]
    [TestCase("""{"fault":"status","status":304}""", "304")]
    [TestCase("""{"fault":"error","code":"X","status":304}""", "304")]
    [TestCase("""{"fault":"early-reply","status":304}""", "304")]
    [TestCase("""{"fault":"html","vendor":"FinAuth,TencentCloud"}""", "fault.vendor")]
    [TestCase("""{"fault":"html","vendor":"5"}""", "fault.vendor")]
    [TestCase("""{"fault":"html","vendor":" FinAuth"}""", "fault.vendor")]
    [TestCase("""{"fault":"html","operation":""}""", "fault.operation is not one of *,")]
    [TestCase("""{"fault":"html","operation":"createFace"}""", "fault.operation")]
    [TestCase("""{"fault":"html","vendor":"FinAuth","operation":"CreateFace"}""", "fault.operation")]
    [TestCase("""{"fault":"oversized","bytes":-1}""", "bytes")]
    [TestCase("""{"fault":"oversized","bytes":0}""", "bytes")]
    [TestCase("""{"fault":"early-reply","afterBytes":-1}""", "afterBytes")]
    [TestCase("""{"fault":"html","fault":"empty"}""", "fault.fault is there twice")]
    [TestCase("""{"fault":"html","probability":1e999}""", "probability")]
    [TestCase("""{"fault":"html","\ud800":1}""", "no text")]
    public async Task Fault_ThatCannotBeCarriedOut_IsRefused(string json, string place)
    {
        var reply = await PostAsync("faults", json);

        Assert.That((reply.Status, Sandbox.Faults.Count), Is.EqualTo((400, 0)), reply.Body);
        Assert.That(reply.Body, Does.Contain(place));
    }

    [TestCase("latency\",\"milliseconds\":1,\"x\":\"")]
    [TestCase("throttled")]
    [TestCase("expired-token")]
    [TestCase("hang")]
    [TestCase("close")]
    [TestCase("reset")]
    [TestCase("store-on-command")]
    [TestCase("truncated")]
    [TestCase("oversized")]
    [TestCase("html")]
    [TestCase("empty")]
    [TestCase("wrong-types")]
    public async Task Fault_OfAKindThatCannotChoose_TakesNoStored(string kind)
    {
        var reply = await PostAsync("faults", $$"""{"fault":"{{kind}}","stored":1}""");

        Assert.That((reply.Status, Sandbox.Faults.Count), Is.EqualTo((400, 0)), reply.Body);
        Assert.That(reply.Body, Does.Contain("is unknown here").And.Not.Contain("stored,"));
    }

    [TestCase("""{"fault":"html","operation":"*"}""")]
    [TestCase("""{"fault":"html","operation":"CreateFace"}""")]
    [TestCase("""{"fault":"html","vendor":"AlibabaIdVerification","operation":"PostObject"}""")]
    [TestCase("""{"fault":"html","vendor":"adVANCEai","operation":"generate-token"}""")]
    [TestCase("""{"fault":"html","vendor":"AlibabaGuardrails","operation":"DeleteGroups"}""")]
    public async Task Fault_OfAnOperationThatThereIs_IsSet(string json) =>
        Assert.That((await PostAsync("faults", json)).Status, Is.EqualTo(200));

    [TestCaseSource(nameof(Vendors))]
    public async Task Fault_OfAnOperationThatIsNone_IsToldAllThatThereAre(SandboxVendor vendor)
    {
        var reply = await PostAsync("faults", $$"""{"fault":"html","vendor":"{{vendor}}","operation":"none"}""");

        var named = reply.Body.Split("is not one of ")[1].Split(", ");
        var served = Repository.Sources(
            Path.Combine(Repository.Root, "src", "FaceEnroll.Sandbox", "Vendors", $"{vendor}", "Operations")
        );
        // The star, and what ID Verification's uploads are.
        var others = vendor == SandboxVendor.AlibabaIdVerification ? 2 : 1;
        Assert.That(named, Is.Unique);
        Assert.That(named, Has.Length.EqualTo(served.Count() + others), reply.Body);
    }

    [TestCase("""{"verdict":"NoFace","count":0}""", "verdict.count is not 1 or more")]
    [TestCase("""{"verdict":"NoFace","count":-1}""", "verdict.count is not 1 or more")]
    [TestCase("""{"verdict":"NoFace","person":""}""", "verdict.person is empty")]
    [TestCase("""{"verdict":"NoFace","picture":""}""", "verdict.picture is not a SHA-256")]
    [TestCase("""{"verdict":"NoFace","picture":"portrait.jpg"}""", "verdict.picture is not a SHA-256")]
    [TestCase("""{"verdict":"99"}""", "verdict.verdict is not one of Face, NoFace")]
    [TestCase("""{"verdict":"1"}""", "verdict.verdict")]
    [TestCase("""{"verdict":"NoFace, OtherPerson"}""", "verdict.verdict")]
    [TestCase("""{"verdict":"NoFace","vendor":"FinAuth, TencentCloud"}""", "verdict.vendor")]
    public async Task Verdict_ThatNoPictureCanGet_IsRefused(string json, string place)
    {
        var reply = await PostAsync("verdicts", json);
        var seeded = await PostAsync("seed", $$"""{"verdicts":[{{json}}]}""");

        Assert.That((reply.Status, seeded.Status), Is.EqualTo((400, 400)), reply.Body + seeded.Body);
        Assert.That(reply.Body, Does.Contain(place));
        Assert.That(seeded.Body, Does.Contain(place.Replace("verdict.", "verdicts[0].", StringComparison.Ordinal)));
        Assert.That((await GetAsync("verdicts")).Json.GetProperty("verdicts").GetArrayLength(), Is.Zero);
    }

    [TestCase("""{"libraries":[],"libraries":[{"id":"a"}]}""", "seed.libraries is there twice")]
    [TestCase("""{"\ud800":[]}""", "no text")]
    [TestCase("""{"wishes":[]}""", "wishes")]
    [TestCase("""{"people":[{"id":"p","libraries":[""]}]}""", "people[0].libraries")]
    [TestCase("""{"libraries":[{"id":"extra","vendor":"4"}]}""", "libraries[0].vendor")]
    [TestCase("""{"libraries":[{"id":"extra"}],"people":[{"id":"p"},{"id":""}]}""", "people[1].id")]
    [TestCase("""{"libraries":[{"id":"extra"}],"wishes":[]}""", "wishes")]
    public async Task Seed_ThatCannotBeReadWhole_DoesNothing(string json, string place)
    {
        var reply = await PostAsync("seed", json);

        Assert.That(reply.Status, Is.EqualTo(400), reply.Body);
        Assert.That(reply.Body, Does.Contain(place));
        foreach (var vendor in Vendors)
        {
            Assert.That(Sandbox.Store.LibrariesAt(vendor), Is.EqualTo(new[] { "sandbox-library" }));
        }
    }

    [Test]
    public async Task Seed_NotInUtf8_IsRefused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Sandbox.Url, "/_sandbox/seed"))
        {
            Content = new ByteArrayContent([.. """{"libraries":[{"id":"M"""u8, 0xFC, .. "ller\"}]}"u8]),
        };
        request.Content.Headers.ContentType = new("application/json");

        var reply = await Client.SendAsync(request);

        Assert.That(reply.Status, Is.EqualTo(400), reply.Body);
        Assert.That(Sandbox.Store.LibrariesAt(SandboxVendor.FinAuth), Has.Count.EqualTo(1));
    }

    [TestCase("FinAuth,TencentCloud")]
    [TestCase("4")]
    public async Task Requests_OfAVendorThatIsNone_AreRefused(string vendor)
    {
        var page = await GetAsync("requests?vendor=" + vendor);
        var limit = await PostAsync("limits", $$"""{"vendor":"{{vendor}}","perSecond":1}""");

        Assert.That((page.Status, limit.Status), Is.EqualTo((400, 400)), page.Body + limit.Body);
    }

    [Test]
    public async Task Limit_BelowNothing_IsRefused()
    {
        var reply = await PostAsync("limits", """{"vendor":"FinAuth","perSecond":-1}""");

        Assert.That((reply.Status, reply.Body), Is.EqualTo((400, "limit.perSecond is below 0; 0 is no limit.\n")));
    }

    [TestCase("reset", """{"vendor":"FinAuth"}""")]
    [TestCase("reset", "[]")]
    [TestCase("reset", "{")]
    [TestCase("held", """{"vendor":"FinAuth"}""")]
    [TestCase("tokens/expire", """{"vendor":"AdvanceAI"}""")]
    public async Task Command_ForTheWholeSandbox_TakesNothing(string command, string json)
    {
        Sandbox.Faults.Next(null, SandboxFault.HtmlReply());

        var reply = await PostAsync(command, json);

        Assert.That((reply.Status, Sandbox.Faults.Count), Is.EqualTo((400, 1)), reply.Body);
    }

    [TestCase("")]
    [TestCase("{}")]
    public async Task Reset_WithNothingSaid_IsDone(string json)
    {
        Sandbox.Faults.Next(null, SandboxFault.HtmlReply());

        var reply = await PostAsync("reset", json);

        Assert.That((reply.Status, Sandbox.Faults.Count), Is.EqualTo((200, 0)), reply.Body);
    }

    [Test]
    public async Task Picture_OfNothing_IsNotPublished()
    {
        var reply = await PostAsync("pictures", string.Empty);

        Assert.That((reply.Status, reply.Body), Is.EqualTo((400, "The body is the picture, and it is empty.\n")));
    }

    [Test]
    public async Task Pictures_BeyondTheCap_AreNotPublished()
    {
        await using var small = await FaceEnrollSandbox.StartAsync(
            new FaceEnrollSandboxOptions { MaxPictureBytes = 1000 }
        );
        var replies = new List<(int, string)>();
        for (var i = 0; i < 2; i++)
        {
            using var content = new ByteArrayContent(new byte[600]);
            content.Headers.ContentType = new("application/octet-stream");
            using var reply = await Client.Http.PostAsync(new Uri(small.Url, "/_sandbox/pictures"), content);
            replies.Add(((int)reply.StatusCode, await reply.Content.ReadAsStringAsync()));
        }

        Assert.That(replies[0].Item1, Is.EqualTo(201));
        Assert.That(
            replies[1],
            Is.EqualTo((413, "The sandbox holds as many picture bytes as MaxPictureBytes allows.\n"))
        );
        Assert.That(small.PublishedPictureCount, Is.EqualTo(1));
    }

    [TestCase("rules", "[]", "The body is not a JSON object with the members of \"rules\".\n")]
    [TestCase("faults", "", "The body is not a JSON object with the members of \"fault\".\n")]
    public async Task Body_ThatIsNoObject_IsRefused(string command, string json, string message)
    {
        var reply = await PostAsync(command, json);

        Assert.That((reply.Status, reply.Body), Is.EqualTo((400, message)));
    }
}
