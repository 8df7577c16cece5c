using System.Text.Json.Nodes;
using FaceEnroll.Sdk.Tests.Support;

namespace FaceEnroll.Sdk.Tests.Contract;

/// <summary>A vendor that writes what it was sent where its code or its request id belongs.</summary>
public abstract partial class VendorContractTests<TOptions>
{
    private static readonly string[] s_codes = ["Code", "code", "error"];

    private static readonly string[] s_requestIds = ["RequestId", "requestId", "request_id", "transactionId"];

    /// <summary>The access token that stands for the keys on the wire; null where the keys themselves sign.</summary>
    protected virtual string? SentToken => null;

    private IEnumerable<string> Echoes()
    {
        var keys = Configured().StaticCredentials();
        string?[] all =
        [
            Canary.PersonId,
            $"Invalid.{Canary.PersonId}",
            keys?.KeyId,
            keys?.Secret,
            keys?.SessionToken,
            SentToken,
            $"the name {Canary.Name} is not allowed",
            $"https://pictures.example/a.jpg?sig={Canary.Query}",
            $"{Canary.Name}\n",
            $"{Canary.Name}\u200b",
            $"{Canary.Name}@example",
            Convert.ToBase64String(Picture),
        ];
        return all.OfType<string>();
    }

    [Test]
    public void Refused_CodeAndRequestIdAreAnEcho_NeitherIsShown()
    {
        foreach (var echo in Echoes())
        {
            var e = Fails<FaceEnrollmentException>(WireOf((400, With(RefusalSaying("m"), echo, echo))));
            Assert.That(Canary.ShownBy(e).SelectMany(Canary.In), Is.Empty, echo);
            Assert.That((e.VendorCode, e.RequestId), Is.EqualTo(((string?)null, (string?)null)), echo);
            Assert.That(e.Error.Detail, Does.Contain("code is not shown"), echo);
        }
    }

    [Test]
    public async Task Enrolled_RequestIdIsAnEcho_IsNotInTheResult()
    {
        foreach (var echo in Echoes())
        {
            var result = await Client(WireOf((200, With(Success, null, echo)))).EnrollAsync(Request());
            Assert.That(result.Images.Single().Status, Is.EqualTo(FaceImageStatus.Enrolled), echo);
            Assert.That(result.RequestId, Is.Null, echo);
        }
    }

    /// <summary>As the vendors' pages print them.</summary>
    [TestCase("07d63403-a199-4bbe-b9e0-692356ac738d")]
    [TestCase("36D384DA-8023-4E84-BCFD-0C5581352C16")]
    [TestCase("1769739688,c3e156ca-789f-4568-a310-357dc9790d62")]
    [TestCase("5E2F1A2B3C4D5E6F70819203")]
    public async Task RequestId_AsVendorsPrintIt_IsKept(string id)
    {
        var e = Fails<FaceEnrollmentException>(WireOf((400, With(RefusalSaying("m"), null, id))));
        Assert.That((e.RequestId, e.VendorCode), Is.EqualTo((id, e.VendorCode ?? "none")));
        Assert.That(e.Message, Does.Contain(id));
        var result = await Client(WireOf((200, With(Success, null, id)))).EnrollAsync(Request());
        Assert.That(result.RequestId, Is.EqualTo(id));
    }

    /// <summary>The reply with another code, if one is given, and another request id.</summary>
    private static string With(string reply, string? code, string requestId)
    {
        var root = JsonNode.Parse(reply)!.AsObject();
        var envelope = root["Response"]?.AsObject() ?? root;
        Set(envelope, s_requestIds, requestId);
        if (code is not null)
        {
            Set((envelope["Error"] ?? envelope["error"]) as JsonObject ?? envelope, s_codes, code);
        }

        return root.ToJsonString();
    }

    /// <summary>Sets the name that is there; every name where none is, for a reader takes what it knows.</summary>
    private static void Set(JsonObject members, string[] names, string value)
    {
        var present = names.Where(members.ContainsKey).ToList();
        foreach (var name in present.Count > 0 ? present : [.. names])
        {
            members[name] = value;
        }
    }
}
