namespace FaceEnroll.Torture.Foreign;

/// <summary>Puts a copy of the body in the content's place.</summary>
internal sealed class ReplaceHandler : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        if (request.Content is { } content)
        {
            var copy = new ByteArrayContent(await content.ReadAsByteArrayAsync(cancellationToken));
            foreach (var header in content.Headers)
            {
                copy.Headers.TryAddWithoutValidation(header.Key, header.Value);
            }

            request.Content = copy;
        }

        return await base.SendAsync(request, cancellationToken);
    }
}
