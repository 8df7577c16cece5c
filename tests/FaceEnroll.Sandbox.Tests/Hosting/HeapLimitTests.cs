using System.Diagnostics;
using System.Globalization;
using System.Text;
using FaceEnroll.Sandbox.Tests.Clients;
using FaceEnroll.Sandbox.Tests.Support;

namespace FaceEnroll.Sandbox.Tests.Hosting;

/// <summary>
/// A sandbox in a process of its own, with a heap that holds the pictures it may keep (128 MiB) and little more. What a call
/// brings beyond that must go when the call is over, whether it was accepted or refused.
/// </summary>
public sealed class HeapLimitTests
{
    private const string HeapBytes = "0x10000000"; // 256 MiB
    private const int Calls = 300;
    private const int PictureBytes = 900_000;

    private Process _process = null!;
    private Uri _url = null!;

    [SetUp]
    public async Task StartAsync()
    {
        var program = Path.Combine(AppContext.BaseDirectory, "FaceEnroll.Sandbox.dll");
        var start = new ProcessStartInfo("dotnet", [program, "--urls", "http://127.0.0.1:0"])
        {
            RedirectStandardOutput = true,
            Environment = { ["DOTNET_GCHeapHardLimit"] = HeapBytes },
        };
        _process = Process.Start(start)!;
        var line = await _process.StandardOutput.ReadLineAsync();
        _url = new Uri(line!.Split("listening on ")[1]);
    }

    [TearDown]
    public void Stop()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    [TestCase(SandboxVendor.TencentCloud)]
    [TestCase(SandboxVendor.AlibabaIdVerification)]
    [TestCase(SandboxVendor.FinAuth)]
    [TestCase(SandboxVendor.AdvanceAI)]
    public async Task Enrollments_ManyTimesTheHeap_AreAllServed(SandboxVendor vendor)
    {
        using var client = new TestClient(_url);
        await SeedPeopleAsync(client);
        var token = vendor == SandboxVendor.AdvanceAI ? await client.AdvanceTokenAsync() : string.Empty;
        for (var i = 0; i < Calls; i++)
        {
            var reply = await client.SendAsync(Request(client, vendor, token, i));
            Assert.That(reply.Status, Is.EqualTo(200), $"call {i}: {reply.Body}");
        }

        Assert.That((await StateAsync(client)).At("faces"), Is.EqualTo(Calls.ToString(CultureInfo.InvariantCulture)));
    }

    [TestCase(SandboxVendor.TencentCloud)]
    [TestCase(SandboxVendor.AlibabaIdVerification)]
    [TestCase(SandboxVendor.FinAuth)]
    [TestCase(SandboxVendor.AdvanceAI)]
    public async Task Refusals_ManyTimesTheHeap_AreAllServed(SandboxVendor vendor)
    {
        using var client = new TestClient(_url) { Secret = "wrong" };
        for (var i = 0; i < Calls; i++)
        {
            var reply = await client.SendAsync(Request(client, vendor, "wrong", i));
            Assert.That((reply.Status, reply.Body), Is.Not.EqualTo((500, reply.Body)), $"call {i}");
        }

        Assert.That((await StateAsync(client)).At("faces"), Is.EqualTo("0"));
    }

    [TestCase("store-on-command")]
    [TestCase("store-after-close")]
    public async Task CallsHeldForLater_ManyTimesTheHeap_AreHeldUpToTheirBoundAndThenRefused(string fault)
    {
        using var client = new TestClient(_url);
        await SeedPeopleAsync(client);
        var wait = fault == "store-after-close" ? ",\"milliseconds\":3600000" : "";
        using var faults = new StringContent(
            $$"""{"fault":"{{fault}}"{{wait}},"vendor":"FinAuth","count":{{Calls}}}""",
            Encoding.UTF8,
            "application/json"
        );
        using var set = await client.Http.PostAsync(new Uri(_url, "/_sandbox/faults"), faults);
        Assert.That(set.IsSuccessStatusCode, Is.True, await set.Content.ReadAsStringAsync());
        var (held, refused) = (0, 0);
        for (var i = 0; i < Calls; i++)
        {
            try
            {
                var reply = await client.SendAsync(Request(client, SandboxVendor.FinAuth, "", i));
                Assert.That(reply.Status, Is.EqualTo(503), reply.Body);
                refused++;
            }
            catch (HttpRequestException)
            {
                held++;
            }
        }

        Assert.That((held, refused), Is.EqualTo((74, Calls - 74)), "64 MiB of them");
        Assert.That((await StateAsync(client)).At("faces"), Is.EqualTo("0"));
    }

    /// <summary>Never the same picture twice: each takes its place among those that are kept.</summary>
    private static HttpRequestMessage Request(TestClient client, SandboxVendor vendor, string token, int number)
    {
        var picture = FakePicture.Jpeg(600, 800, PictureBytes);
        BitConverter.TryWriteBytes(picture.AsSpan(picture.Length - sizeof(int)), number);
        return vendor switch
        {
            SandboxVendor.TencentCloud => client.Tencent(
                "CreateFace",
                $$"""{"PersonId":"p{{number}}","Images":["{{Convert.ToBase64String(picture)}}"]}"""
            ),
            SandboxVendor.AlibabaIdVerification => client.Rpc(
                "AddFaceRecord",
                ("ProductCode", "FACE_ENROLL"),
                ("FaceGroupCode", "sandbox-library"),
                ("MerchantUserId", $"p{number}"),
                ("FacePicture", Convert.ToBase64String(picture))
            ),
            SandboxVendor.FinAuth => client.FinAuth(
                "add",
                picture,
                ("group_id", "sandbox-library"),
                ("user_id", $"p{number}")
            ),
            _ => client.Advance(token, picture, ("faceSetId", "sandbox-library")),
        };
    }

    private async Task SeedPeopleAsync(TestClient client)
    {
        var people = string.Join(',', Enumerable.Range(0, Calls).Select(i => $$"""{"id":"p{{i}}"}"""));
        using var content = new StringContent($$"""{"people":[{{people}}]}""", Encoding.UTF8, "application/json");
        using var reply = await client.Http.PostAsync(new Uri(_url, "/_sandbox/seed"), content);
        Assert.That(reply.IsSuccessStatusCode, Is.True);
    }

    private async Task<Reply> StateAsync(TestClient client) =>
        await Reply.FromAsync(await client.Http.GetAsync(new Uri(_url, "/_sandbox/state")));
}
