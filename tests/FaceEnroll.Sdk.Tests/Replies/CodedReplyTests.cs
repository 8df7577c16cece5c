using System.IO.Compression;
using System.Net;
using System.Text;
using FaceEnroll.Sdk.Replies;
using FaceEnroll.Sdk.TencentCloud;
using FaceEnroll.Sdk.Tests.Support;
using FaceEnroll.Sdk.Tests.Vendors.TencentCloud;

namespace FaceEnroll.Sdk.Tests.Replies;

/// <summary>Replies in a content coding that nobody asked for, and replies that begin with a byte order mark.</summary>
[TestOf(typeof(ReplyCoding))]
public class CodedReplyTests
{
    private const string Gzip = "gzip";
    private const string Deflate = "deflate";

    private static readonly byte[] s_success = Encoding.UTF8.GetBytes(TencentCloudSetup.Success);

    private static IEnumerable<TestCaseData> Readable()
    {
        yield return Case("gzip", Gzip, Zip(s_success));
        yield return Case("x-gzip", "x-gzip", Zip(s_success));
        yield return Case("GZIP", "GZIP", Zip(s_success));
        yield return Case("zlib", Deflate, Zlib(s_success));
        yield return Case("raw deflate", Deflate, Raw(s_success));
        yield return Case("stored deflate", Deflate, Raw(s_success, CompressionLevel.NoCompression));
        yield return Case("identity", "identity", s_success);
        // Mono's own stream takes one member only: there it is Unknown, which is true as well.
        if (Type.GetType("Mono.Runtime") is null)
        {
            yield return Case("gzip in two members", Gzip, Two(s_success));
        }

        yield return Case("gzip with bytes behind it", Gzip, (byte[])[.. Zip(s_success), 0, 0, 0]);
        yield return Case("deflate, then gzip", "deflate, gzip", Zip(Zlib(s_success)));
        yield return Case("mark", null, Marked(s_success));
        yield return Case("gzip of a mark", Gzip, Zip(Marked(s_success)));
    }

    [TestCaseSource(nameof(Readable))]
    public async Task Enroll_SuccessInACoding_IsASuccess(string? coding, byte[] body)
    {
        var result = await Client(200, coding, body).EnrollAsync(TencentCloudSetup.Request());
        Assert.That(result.RequestId, Is.EqualTo(TencentCloudSetup.RequestId));
        Assert.That(result.Images.Single().FaceId, Is.EqualTo("2875186538564559728"));
    }

    [Test]
    public async Task Enroll_RecordedReply_IsASuccess()
    {
        var message = File.ReadAllBytes(
            Path.Combine(AppContext.BaseDirectory, "Assets/Inputs/tencent-reply-gzip.http")
        );
        var text = Encoding.GetEncoding("ISO-8859-1").GetString(message);
        var body = message.Skip(text.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4).ToArray();

        var result = await Client(200, Gzip, body).EnrollAsync(TencentCloudSetup.Request());

        Assert.That(result.Images.Single().Status, Is.EqualTo(FaceImageStatus.Enrolled));
    }

    [Test]
    public void Enroll_RefusalInACoding_HasItsCode()
    {
        var body = Zip(Encoding.UTF8.GetBytes(TencentCloudSetup.Error("InvalidParameterValue.NoFaceInPhoto")));
        var e = Assert.CatchAsync<FaceImageRejectedException>(() =>
            Client(200, Gzip, body).EnrollAsync(TencentCloudSetup.Request())
        )!;
        Assert.That(e.VendorCode, Is.EqualTo("InvalidParameterValue.NoFaceInPhoto"));
    }

    private static IEnumerable<TestCaseData> Unreadable()
    {
        byte[] bomb = new byte[8 * 1024 * 1024];
        bomb.AsSpan().Fill((byte)' ');
        yield return Case("br", "br", new byte[] { 1, 2, 3 }, "The reply is coded as br");
        yield return Case("zstd over gzip", "gzip, zstd", Zip(s_success), "The reply is coded as zstd");
        yield return Case("echo", Canary.Query, s_success, "The reply is in an unknown coding");
        yield return Case("no gzip", Gzip, s_success, "The reply is not the gzip");
        yield return Case("no deflate", Deflate, Encoding.UTF8.GetBytes("<html>"), "The reply is not the deflate");
        yield return Case("wrong checksum", Gzip, Spoilt(Zip(s_success), 8), "The reply is not the gzip");
        yield return Case("bomb", Gzip, Zip(bomb), "larger than any documented one");
        yield return Case("bomb of zlib", Deflate, Zlib(bomb), "larger than any documented one");
        yield return Case("bomb in a bomb", "gzip, gzip", Zip(Zip(bomb)), "larger than any documented one");
        // Some runtimes' decoders tell that their input was cut, others do not.
        yield return Case("cut gzip", Gzip, Zip(s_success)[..60], "The reply ");
        yield return Case("cut to its head", Gzip, Zip(s_success)[..10], "The reply ");
        yield return Case("cut zlib", Deflate, Zlib(s_success)[..60], "The reply ");
        for (var missing = 1; missing <= 8; missing++)
        {
            yield return Case($"gzip without its last {missing}", Gzip, Zip(s_success)[..^missing], "The reply ");
            yield return Case(
                $"second gzip without its last {missing}",
                Gzip,
                Two(s_success)[..^missing],
                "The reply "
            );
        }

        for (var missing = 1; missing <= 4; missing++)
        {
            yield return Case(
                $"zlib without its last {missing}",
                Deflate,
                Zlib(s_success)[..^missing],
                "not the deflate"
            );
        }

        for (var at = 1; at <= 4; at++)
        {
            yield return Case(
                $"wrong length, byte {at}",
                Gzip,
                Spoilt(Zip(s_success), at),
                "The reply is not the gzip"
            );
            yield return Case($"wrong Adler-32, byte {at}", Deflate, Spoilt(Zlib(s_success), at), "not the deflate");
        }
    }

    [TestCaseSource(nameof(Unreadable))]
    public void Enroll_CodingThatCannotBeRead_IsUnknownWhateverTheStatus(string coding, byte[] body, string detail)
    {
        foreach (var status in new[] { 200, 400, 429, 503 })
        {
            var e = Assert.CatchAsync<FaceEnrollmentOutcomeUnknownException>(() =>
                Client(status, coding, body).EnrollAsync(TencentCloudSetup.Request())
            )!;
            Assert.That(e.Message, Does.Contain(detail).And.Not.Contain(Canary.Query), $"HTTP {status}");
        }
    }

    [Test]
    public async Task Enroll_Request_AsksForNoCoding()
    {
        var wire = Wire.Json(TencentCloudSetup.Success);
        await TencentCloudSetup.Client(wire).EnrollAsync(TencentCloudSetup.Request());
        Assert.That(wire.Request.Headers.Keys, Has.None.EqualTo("Accept-Encoding").IgnoreCase);
    }

    private static TencentCloudFaceEnrollmentClient Client(int status, string? coding, byte[] body) =>
        TencentCloudSetup.Client(new Wire(_ => Reply(status, coding, body)));

    private static HttpResponseMessage Reply(int status, string? coding, byte[] body)
    {
        var reply = new HttpResponseMessage((HttpStatusCode)status) { Content = new ByteArrayContent(body) };
        if (coding is not null)
        {
            reply.Content.Headers.TryAddWithoutValidation("Content-Encoding", coding);
        }

        return reply;
    }

    private static byte[] Marked(byte[] body) => [0xEF, 0xBB, 0xBF, .. body];

    private static byte[] Spoilt(byte[] coded, int fromTheEnd)
    {
        coded[^fromTheEnd] ^= 1;
        return coded;
    }

    /// <summary>The content in two members, one behind the other, as the format allows.</summary>
    private static byte[] Two(byte[] body) => [.. Zip(body[..50]), .. Zip(body[50..])];

    private static byte[] Zip(byte[] body)
    {
        using var target = new MemoryStream();
        using (var zip = new GZipStream(target, CompressionLevel.Optimal))
        {
            zip.Write(body, 0, body.Length);
        }

        return target.ToArray();
    }

    private static byte[] Raw(byte[] body, CompressionLevel level = CompressionLevel.Optimal)
    {
        using var target = new MemoryStream();
        using (var deflate = new DeflateStream(target, level))
        {
            deflate.Write(body, 0, body.Length);
        }

        return target.ToArray();
    }

    /// <summary>RFC 1950: two bytes of header, raw deflate, the Adler-32 of the content.</summary>
    private static byte[] Zlib(byte[] body)
    {
        uint a = 1;
        uint b = 0;
        foreach (var value in body)
        {
            a = (a + value) % 65521;
            b = (b + a) % 65521;
        }

        return [0x78, 0x9C, .. Raw(body), (byte)(b >> 8), (byte)b, (byte)(a >> 8), (byte)a];
    }

    private static TestCaseData Case(string name, params object?[] values) =>
        new TestCaseData(values).SetArgDisplayNames(name);
}
