using System.Text;
using FaceEnroll.Sdk.AlibabaGuardrails;

namespace FaceEnroll.Sdk.Tests.Vendors.AlibabaGuardrails;

/// <summary>The bytes that the real handler writes: what is signed must be what goes out.</summary>
[TestOf(typeof(AlibabaGuardrailsProtocol))]
public class AlibabaGuardrailsOnTheWireTests
{
    [Test]
    public async Task EnrollAsync_RealHandler_WritesTheSignedHeadersAsTheyAre()
    {
        var wire = new WireStream(AlibabaGuardrailsSetup.Success);
        using var handler = new SocketsHttpHandler { ConnectCallback = (_, _) => new ValueTask<Stream>(wire) };
        var options = new AlibabaGuardrailsSetup().Options;
        options.Endpoint = new Uri("http://localhost:8080");
        using var http = new HttpClient(handler);
        var request = AlibabaGuardrailsSetup.Urls(2);
        request.ClientInfo = new() { UserNick = "张 '三'", UserId = "%2f" };

        await new AlibabaGuardrailsFaceEnrollmentClient(options, http).EnrollAsync(request);

        var text = Encoding.UTF8.GetString(wire.Written.ToArray());
        var head = text[..text.IndexOf("\r\n\r\n", StringComparison.Ordinal)].Split("\r\n");
        Assert.That(
            head[0],
            Is.EqualTo(
                "POST /green/sface/face/add?clientInfo=%7B%22userId%22%3A%22%252f%22%2C%22userNick%22%3A%22"
                    + "%E5%BC%A0%20%27%E4%B8%89%27%22%7D HTTP/1.1"
            )
        );
        Assert.That(head, Does.Contain("Host: localhost:8080"));
        Assert.That(head, Does.Contain("Date: Sat, 21 Nov 2026 01:02:03 GMT"));
        Assert.That(head, Does.Contain("Accept: application/json"));
        Assert.That(head, Does.Contain("Content-Type: application/json"));
        Assert.That(head, Does.Contain("Content-MD5: /7XEDQyBLnLGvsSw/vZjoA=="));
        Assert.That(head, Does.Contain("Content-Length: 77"));

        var headers = head.Skip(1)
            .Select(line => line.Split(": ", 2))
            .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase);
        var target = new Uri("http://localhost:8080" + head[0].Split(' ')[1]);
        var body = Encoding.UTF8.GetBytes(text[(text.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..]);
        AlibabaGuardrailsRequestTests.AssertRoaSigned(new(target, headers, body), options.AccessKeySecret!);
    }

    /// <summary>Keeps what is written and answers one reply.</summary>
    private sealed class WireStream(string reply) : Stream
    {
        private readonly MemoryStream _reply = new(
            Encoding.UTF8.GetBytes($"HTTP/1.1 200 OK\r\nContent-Length: {reply.Length}\r\n\r\n{reply}")
        );

        public MemoryStream Written { get; } = new();

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Flush() { }

        public override int Read(byte[] buffer, int offset, int count) => _reply.Read(buffer, offset, count);

        public override void Write(byte[] buffer, int offset, int count) => Written.Write(buffer, offset, count);

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
