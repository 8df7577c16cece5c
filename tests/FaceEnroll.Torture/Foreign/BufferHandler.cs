namespace FaceEnroll.Torture.Foreign;

/// <summary>Loads the body into a buffer, so that those below can send it again.</summary>
internal sealed class BufferHandler : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        if (request.Content is { } content)
        {
            await content.LoadIntoBufferAsync(cancellationToken);
        }

        return await base.SendAsync(request, cancellationToken);
    }
}
