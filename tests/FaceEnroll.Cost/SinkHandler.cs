using System.Net;
using System.Net.Http.Headers;

namespace FaceEnroll.Cost;

/// <summary>Reads a body as a socket would, and answers at once: what remains is the library's own work.</summary>
internal sealed class SinkHandler(string reply) : HttpMessageHandler
{
    private static readonly MediaTypeHeaderValue s_json = new("application/json");

    private static readonly byte[] s_token =
        """{"code":"SUCCESS","data":{"token":"t","expiredTime":4102444800000},"extra":null}"""u8.ToArray();

    private readonly byte[] _reply = System.Text.Encoding.UTF8.GetBytes(reply);

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        if (request.Content is { } content)
        {
            await content.CopyToAsync(Stream.Null, cancellationToken).ConfigureAwait(false);
        }

        var isToken = request.RequestUri!.AbsolutePath.EndsWith("/generate-token", StringComparison.Ordinal);
        var body = new ByteArrayContent(isToken ? s_token : _reply);
        body.Headers.ContentType = s_json;
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = body, RequestMessage = request };
    }
}
