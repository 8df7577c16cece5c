using System.Net;
using System.Net.Http.Headers;

namespace FaceEnroll.Sandbox.Tests.Support;

/// <summary>A vendor that shows what was there a little longer: the first reply to a read is kept, and given again.</summary>
/// <param name="read">The read: Tencent Cloud's action, or the end of the path.</param>
internal sealed class LaggingReplies(string read) : DelegatingHandler(new SocketsHttpHandler { UseProxy = false })
{
    private byte[]? _body;
    private MediaTypeHeaderValue? _type;

    /// <summary>Whether the next reply is kept, if none is yet.</summary>
    public bool Records { get; set; }

    /// <summary>How many replies it takes the place of from now on.</summary>
    public int Replays { get; set; }

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var isRead =
            (request.Headers.TryGetValues("X-TC-Action", out var action) && action.Contains(read))
            || request.RequestUri!.AbsolutePath.EndsWith(read, StringComparison.Ordinal);
        var reply = await base.SendAsync(request, cancellationToken);
        if (isRead && Records && _body is null)
        {
            _body = await reply.Content.ReadAsByteArrayAsync(cancellationToken);
            _type = reply.Content.Headers.ContentType;
        }
        else if (isRead && Replays > 0)
        {
            Replays--;
            reply.StatusCode = HttpStatusCode.OK;
            reply.Content = new ByteArrayContent(_body!) { Headers = { ContentType = _type } };
        }

        return reply;
    }
}
