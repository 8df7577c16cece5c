using System.Net.Sockets;
using System.Text;
using FaceEnroll.Sandbox.Tests.Clients;
using FaceEnroll.Sandbox.Tests.Support;

namespace FaceEnroll.Sandbox.Tests.Hosting;

/// <summary>Whatever comes in, the sandbox neither falls over nor answers 500, and goes on working.</summary>
public sealed class FuzzTests : SandboxFixture
{
    private const int Rounds = 250;

    // Fixed, so that a failure can be repeated.
    private readonly Random _random = new(20261121);

    [Test]
    public async Task Garbage_OnTheSocket_IsSurvived()
    {
        byte[] seed = Encoding.ASCII.GetBytes(
            $"POST /finauth/search/group/add HTTP/1.1\r\nHost: {Sandbox.Url.Authority}\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 40\r\nX-TC-Action: CreateFace\r\nAuthorization: TC3-HMAC-SHA256 Credential=a/b/c/d, SignedHeaders=host, Signature=00\r\n\r\n--x\r\nContent-Disposition: form-data; name=\"a"
        );
        for (var i = 0; i < Rounds; i++)
        {
            var bytes = i % 4 == 0 ? RandomBytes() : Mutated(seed);
            using var socket = new TcpClient();
            await socket.ConnectAsync(Sandbox.Url.Host, Sandbox.Url.Port);
            var reply = await ExchangeAsync(socket, bytes);
            Assert.That(reply, Does.Not.StartWith("HTTP/1.1 500"), $"round {i}: {Encoding.Latin1.GetString(bytes)}");
        }

        await AssertWorksAsync();
    }

    [Test]
    public async Task MutatedBodies_SignedRight_AreAnswered()
    {
        var token = await Client.AdvanceTokenAsync();
        var json = Encoding.UTF8.GetBytes(
            """{"PersonId":"sandbox-person","Images":["AAAA"],"FaceMatchThreshold":60.5,"QualityControl":1,"Urls":[]}"""
        );
        var green = Encoding.UTF8.GetBytes(
            """{"personId":"sandbox-person","urls":["http://127.0.0.1:1/x.jpg"],"groupIds":["a"],"faceIds":["1"]}"""
        );
        for (var i = 0; i < Rounds; i++)
        {
            HttpRequestMessage[] requests =
            [
                Client.Tencent(
                    Pick(
                        "CreateFace",
                        "CreatePerson",
                        "CreateGroup",
                        "GetPersonBaseInfo",
                        "DeleteFace",
                        "GetPersonList",
                        "DeletePersonFromGroup"
                    ),
                    Text(json)
                ),
                Client.Roa(
                    Pick(
                        "/green/sface/face/add",
                        "/green/sface/person/add",
                        "/green/sface/faces",
                        "/green/sface/face/delete",
                        "/green/sface/group/persons",
                        "/green/sface/person/groups/add",
                        "/green/sface/person/groups/delete"
                    ),
                    Text(green).Replace("127.0.0.1:1", "198.51.100.1", StringComparison.Ordinal)
                ),
                Client.Rpc(
                    Pick(
                        "AddFaceRecord",
                        "QueryFaceRecord",
                        "QueryFaceGroup",
                        "DeleteFaceRecord",
                        "DeleteFaceRecordV2"
                    ),
                    ("ProductCode", "FACE_ENROLL"),
                    ("FaceGroupCode", "sandbox-library"),
                    (Pick("FacePicture", "FacePictureUrl", "FacePictureFile"), Text(Portrait.Bytes[..64])),
                    ("CurrentPage", Text("1"u8.ToArray())),
                    ("PageSize", Text("1"u8.ToArray()))
                ),
                Client.FinAuth(
                    Pick("add", "search", "delete", "face_info", "create", "free", "list", "group_list", "group_info"),
                    Mutated(Portrait.Bytes[..200]),
                    ("group_id", "sandbox-library"),
                    ("user_id", Text("user"u8.ToArray())),
                    ("face_tokens", Text("a,b"u8.ToArray()))
                ),
                Client.Advance(
                    token,
                    Mutated(Portrait.Bytes[..200]),
                    ("faceSetId", "sandbox-library"),
                    ("name", Text("n"u8.ToArray()))
                ),
                Broken(Client.Advance(token, Portrait.Bytes[..64], ("faceSetId", "sandbox-library"))),
            ];
            foreach (var request in requests)
            {
                var reply = await Client.SendAsync(request);
                Assert.That(reply.Status, Is.Not.EqualTo(500), $"round {i}: {request.RequestUri} {reply.Body}");
                request.Dispose();
            }
        }

        await AssertWorksAsync();
    }

    [Test]
    public async Task ControlApi_MutatedCommands_AreAnswered()
    {
        string[] commands =
        [
            """{"fault":"error","vendor":"TencentCloud","code":"X","count":1}""",
            """{"verdict":"NoFace","person":"x*"}""",
            """{"offsetSeconds":1}""",
            """{"people":[{"vendor":"FinAuth","id":"a"}]}""",
        ];
        for (var i = 0; i < Rounds; i++)
        {
            using var request = new HttpRequestMessage(
                HttpMethod.Post,
                new Uri(Sandbox.Url, "/_sandbox/" + Pick("faults", "verdicts", "clock", "seed", "limits", "nothing"))
            )
            {
                Content = new ByteArrayContent(
                    Mutated(Encoding.UTF8.GetBytes(commands[_random.Next(commands.Length)]))
                ),
            };
            request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json");

            Assert.That((await Client.SendAsync(request)).Status, Is.Not.EqualTo(500), $"round {i}");
        }

        Sandbox.Reset();
        await AssertWorksAsync();
    }

    [Test]
    public async Task Body_OverTheCap_Is413()
    {
        var options = new FaceEnrollSandboxOptions { MaxRequestBytes = 10_000 };
        await using var small = await FaceEnrollSandbox.StartAsync(options);
        using var client = new TestClient(small);

        Assert.That((await client.TencentAsync("CreateFace", new string(' ', 10_001))).Status, Is.EqualTo(413));
        using var chunked = client.Tencent("CreateFace", new string(' ', 10_001));
        chunked.Headers.TransferEncodingChunked = true;
        Assert.That((await client.SendAsync(chunked)).Status, Is.EqualTo(413));
        Assert.That(
            () => small.PublishPicture(new byte[1 + options.MaxPictureBytes]),
            Throws.InvalidOperationException
        );
    }

    [Test]
    public async Task Pictures_OverTheCap_LoseTheOldest()
    {
        var options = new FaceEnrollSandboxOptions { MaxPictureBytes = 1000 };
        await using var small = await FaceEnrollSandbox.StartAsync(options);
        var faces = Enumerable
            .Range(0, 3)
            .Select(i => small.Store.AddFace(SandboxVendor.FinAuth, "l", "p", FakePicture.Jpeg(300, 300 + i, 400)))
            .ToList();
        using var client = new TestClient(small);

        var found = new List<int>();
        foreach (var face in faces)
        {
            found.Add(
                (int)
                    (
                        await client.Http.GetAsync(new Uri(small.Url, "/_sandbox/pictures/" + face.PictureSha256))
                    ).StatusCode
            );
        }

        Assert.That(found, Is.EqualTo(new[] { 404, 200, 200 }));
    }

    private async Task AssertWorksAsync()
    {
        var before = Sandbox.Store.FacesAt(SandboxVendor.AdvanceAI).Count;
        Assert.That((await AdvanceAddAsync(Portrait.Bytes)).At("code"), Is.EqualTo("SUCCESS"));
        Assert.That(Sandbox.Store.FacesAt(SandboxVendor.AdvanceAI), Has.Count.EqualTo(before + 1));
    }

    private static async Task<string> ExchangeAsync(TcpClient socket, byte[] bytes)
    {
        var received = new MemoryStream();
        try
        {
            var stream = socket.GetStream();
            await stream.WriteAsync(bytes);
            socket.Client.Shutdown(SocketShutdown.Send);
            await stream.CopyToAsync(received);
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            // A reset is an answer too.
        }

        return Encoding.Latin1.GetString(received.ToArray());
    }

    private HttpRequestMessage Broken(HttpRequestMessage request)
    {
        var type = request.Content!.Headers.ContentType;
        request.Content = new ByteArrayContent(
            Mutated(request.Content.ReadAsByteArrayAsync().GetAwaiter().GetResult())
        );
        request.Content.Headers.ContentType = type;
        return request;
    }

    private string Text(byte[] seed) => Encoding.UTF8.GetString(Mutated(seed));

    private string Pick(params string[] choices) => choices[_random.Next(choices.Length)];

    private byte[] RandomBytes()
    {
        var bytes = new byte[_random.Next(1, 400)];
        _random.NextBytes(bytes);
        return bytes;
    }

    /// <summary>Some bytes changed, dropped or doubled.</summary>
    private byte[] Mutated(byte[] seed)
    {
        var bytes = new List<byte>(seed);
        for (var changes = _random.Next(0, 6); changes > 0 && bytes.Count > 1; changes--)
        {
            var at = _random.Next(bytes.Count);
            switch (_random.Next(4))
            {
                case 0:
                    bytes[at] = (byte)_random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, Math.Min(_random.Next(1, 8), bytes.Count - at));
                    break;
                case 2:
                    bytes.InsertRange(at, bytes.GetRange(at, Math.Min(_random.Next(1, 8), bytes.Count - at)));
                    break;
                default:
                    bytes[at] = (byte)"\"\\{}[]:,\0\r\n-=&%"[_random.Next(15)];
                    break;
            }
        }

        return [.. bytes];
    }
}
