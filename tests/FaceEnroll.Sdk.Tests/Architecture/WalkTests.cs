using System.Net;
using System.Text;
using FaceEnroll.Sdk.TencentCloud;

namespace FaceEnroll.Sdk.Tests.Architecture;

/// <summary>How far a reader walks who follows one call from the client to the wire and back.</summary>
public class WalkTests
{
    private const int MostMethods = 6;

    [Test]
    public async Task Call_OfTencentCloud_IsShortToFollow()
    {
        var walk = new Walk();
        using var handler = new NotingHandler(
            walk,
            """{"Response":{"SucFaceNum":1,"SucFaceIds":["77"],"RetCode":[0],"SucIndexes":[0],"RequestId":"r-1"}}"""
        );
        using var http = new HttpClient(handler);
        var options = new TencentCloudOptions
        {
            TimeProvider = new NotingClock(walk),
            CredentialsProvider = _ =>
            {
                walk.Note();
                return new ValueTask<FaceEnrollmentCredentials>(new FaceEnrollmentCredentials("id", "secret"));
            },
        };
        IFaceEnrollmentClient client = new TencentCloudFaceEnrollmentClient(options, http);

        await client.EnrollAsync(
            new FaceEnrollmentRequest("p", FaceImage.FromBytes(Resilience.TencentScene.Picture()))
        );

        await TestContext.Out.WriteLineAsync(
            $"Methods between EnrollAsync and HttpClient.SendAsync: {walk.MethodsToTheWire.Count}; own files on the way: "
                + $"{walk.Files.Count}; switches between them: {walk.Switches}."
        );
        await TestContext.Out.WriteLineAsync(string.Join("\n", walk.MethodsToTheWire));
        await TestContext.Out.WriteLineAsync(string.Join(", ", walk.Files.Order(StringComparer.Ordinal)));
        Assert.That(walk.MethodsToTheWire, Has.Count.LessThanOrEqualTo(MostMethods));
    }

    private sealed class NotingClock(Walk walk) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow()
        {
            walk.Note();
            return base.GetUtcNow();
        }

        public override long GetTimestamp()
        {
            walk.Note();
            return base.GetTimestamp();
        }
    }

    private sealed class NotingHandler(Walk walk, string reply) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            walk.Note(isWire: true);
            using var stream = new NotingStream(walk);
            await request.Content!.CopyToAsync(stream, cancellationToken);
            return new HttpResponseMessage(HttpStatusCode.OK)
            {
                RequestMessage = request,
                Content = new StringContent(reply, Encoding.UTF8, "application/json"),
            };
        }
    }

    private sealed class NotingStream(Walk walk) : MemoryStream
    {
        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            walk.Note();
            return base.WriteAsync(buffer, cancellationToken);
        }
    }
}
