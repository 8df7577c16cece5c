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
    [TestCase("""{"fault":"latency","milliseconds":-1}""", "time")]
    [TestCase("""{"fault":"store-after-close","milliseconds":-1}""", "delay")]
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

    [TestCase("""{"libraries":[],"libraries":[{"id":"a"}]}""", "seed.libraries is there twice")]
    [TestCase("""{"\ud800":[]}""", "no text")]
    public async Task Seed_ThatCanBeReadTwoWays_IsRefused(string json, string place)
    {
        var reply = await PostAsync("seed", json);

        Assert.That(reply.Status, Is.EqualTo(400), reply.Body);
        Assert.That(reply.Body, Does.Contain(place));
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

    [TestCase("rules", "[]", "The body is not a JSON object with the members of \"rules\".\n")]
    [TestCase("faults", "", "The body is not a JSON object with the members of \"fault\".\n")]
    public async Task Body_ThatIsNoObject_IsRefused(string command, string json, string message)
    {
        var reply = await PostAsync(command, json);

        Assert.That((reply.Status, reply.Body), Is.EqualTo((400, message)));
    }
}
