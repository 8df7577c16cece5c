namespace FaceEnroll.Torture.Foreign;

/// <summary>Reads the body as a logger of bodies does.</summary>
internal sealed class LogBodyHandler : DelegatingHandler
{
    /// <summary>Bytes "logged".</summary>
    public long Logged { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        if (request.Content is { } content)
        {
            Logged += (await content.ReadAsByteArrayAsync(cancellationToken)).Length;
        }

        return await base.SendAsync(request, cancellationToken);
    }
}
