using System.Net;
using System.Text;

namespace FaceEnroll.Sdk.Tests.Architecture;

/// <summary>A fake primary handler that notes where the call is when it sends, writes and is read.</summary>
internal sealed class NotingHandler(Walk walk, Func<HttpRequestMessage, string> reply) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        walk.Note(isWire: true);
        if (request.Content is not null)
        {
            using var target = new NotingStream(walk, []);
            await request.Content.CopyToAsync(target, cancellationToken);
        }

        return new HttpResponseMessage(HttpStatusCode.OK)
        {
            RequestMessage = request,
            Content = new StreamContent(new NotingStream(walk, Encoding.UTF8.GetBytes(reply(request)))),
        };
    }
}
