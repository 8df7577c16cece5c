using System.Text;
using FaceEnroll.Sandbox.Tests.Support;
using FaceEnroll.Sdk;
using FaceEnroll.Torture;

namespace FaceEnroll.Sandbox.Tests.Torture;

/// <summary>The face is stored and its reply is spoilt: nobody may say that it is not stored, or send it again.</summary>
public sealed class SpoiltReplyTests : SdkFixture
{
    private static readonly string?[] s_values =
    [
        null,
        "",
        " ",
        "0",
        "5",
        "99999",
        "-1",
        "chunked",
        "gzip",
        "\u0001\u00ff",
        "a, b; c=\"",
        new string('x', 70_000),
    ];

    private static readonly string[] s_statusLines =
    [
        "HTTP/1.1 000 X",
        "HTTP/1.1 999 X",
        "HTTP/1.1 200",
        "HTTP/3.7 200 OK",
        "ICY 200 OK",
        "\r\n",
    ];

    private TamperingProxy _proxy = null!;
    private HttpClient _http = null!;
    private IFaceEnrollmentClient _client = null!;
    private int _calls;

    [TearDown]
    public void StopProxy()
    {
        _proxy.Dispose();
        _http.Dispose();
    }

    [Test]
    public async Task ReplyCut_AfterEveryByte_IsUnknownUntilItIsWhole(
        [ValueSource(nameof(Vendors))] FaceVendor vendor,
        [Values] bool reset
    )
    {
        await BeginAsync(vendor);
        var length = _proxy.LastReply.Length;
        var told = new List<string>();
        for (var cut = 0; cut < length; cut++)
        {
            var end = cut;
            told.Add(await SpoiltAsync(vendor, reply => reply[..Math.Min(end, reply.Length - 1)], reset));
        }

        Assert.That(told.Distinct(), Is.EqualTo(new[] { "Unknown" }));
        Assert.That(
            await SpoiltAsync(vendor, static reply => reply, reset: false),
            Is.EqualTo("Enrolled"),
            "the whole reply"
        );
    }

    [Test]
    public async Task ReplyHeader_OfEveryKindOfWrong_NeverSaysNotStored(
        [ValueSource(nameof(Vendors))] FaceVendor vendor
    )
    {
        await BeginAsync(vendor);
        var lines = Encoding.Latin1.GetString(_proxy.LastReply).Split("\r\n\r\n")[0].Split("\r\n").Length;
        for (var line = 0; line < lines; line++)
        {
            foreach (var value in s_values)
            {
                var number = line;
                var told = await SpoiltAsync(vendor, reply => WithLine(reply, number, value), reset: false);
                Assert.That(told, Is.EqualTo("Unknown").Or.EqualTo("Enrolled"), $"line {line}: {value}");
            }
        }
    }

    [Test]
    public async Task StatusLine_OfAnotherWorld_NeverSaysNotStored(
        [ValueSource(nameof(Vendors))] FaceVendor vendor,
        [ValueSource(nameof(s_statusLines))] string statusLine
    )
    {
        await BeginAsync(vendor);

        var told = await SpoiltAsync(vendor, reply => WithHead(reply, lines => lines[0] = statusLine), reset: false);

        Assert.That(told, Is.EqualTo("Unknown").Or.EqualTo("Enrolled"));
    }

    private async Task BeginAsync(FaceVendor vendor)
    {
        _proxy = new TamperingProxy(Sandbox.Url);
        // A connection for each call: the proxy ends them, and one that ended would lose the next request.
        _http = new HttpClient(new SocketsHttpHandler { UseProxy = false, PooledConnectionLifetime = TimeSpan.Zero });
        _client = SdkClients.Create(
            vendor,
            Sandbox,
            _http,
            o => (o.Endpoint, o.RequestsPerSecond) = (_proxy.Url, 100_000)
        );
        // Whatever is fetched once is fetched.
        Sandbox.AddPerson(vendor, "first");
        await _client.EnrollAsync(new FaceEnrollmentRequest("first", FaceImage.FromBytes(Portrait.Bytes)));
    }

    private async Task<string> SpoiltAsync(FaceVendor vendor, Func<byte[], byte[]> spoil, bool reset)
    {
        var person = $"p{++_calls}";
        Sandbox.AddPerson(vendor, person);
        var picture = UniquePicture.Make(new Random(_calls), _calls, 200);
        var hash = UniquePicture.Hash(picture);
        _proxy.SpoilNext(spoil, reset);
        string told;
        try
        {
            var result = await _client.EnrollAsync(new FaceEnrollmentRequest(person, FaceImage.FromBytes(picture)));
            told = result.Images.Single().Status.ToString();
        }
        catch (FaceEnrollmentException e)
        {
            Assert.That(e.Ticket is not null, Is.EqualTo(e.Certainty == FaceEnrollmentCertainty.Unknown));
            told = e.Certainty.ToString();
        }

        Assert.That(Faces(vendor).Count(face => face.PictureSha256 == hash), Is.EqualTo(1), told);
        return told;
    }

    private static byte[] WithLine(byte[] reply, int line, string? value) =>
        WithHead(
            reply,
            lines =>
            {
                if (line == 0 || value is null)
                {
                    lines.RemoveAt(line);
                }
                else
                {
                    lines[line] = lines[line].Split(':')[0] + ": " + value;
                }
            }
        );

    private static byte[] WithHead(byte[] reply, Action<List<string>> change)
    {
        var end = reply.AsSpan().IndexOf("\r\n\r\n"u8);
        var lines = Encoding.Latin1.GetString(reply, 0, end).Split("\r\n").ToList();
        change(lines);
        return [.. Encoding.Latin1.GetBytes(string.Join("\r\n", lines)), .. reply.AsSpan(end)];
    }
}
