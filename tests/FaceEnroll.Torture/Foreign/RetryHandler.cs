namespace FaceEnroll.Torture.Foreign;

/// <summary>Sends the same request up to three times, after any exception and any 5xx.</summary>
internal sealed class RetryHandler : DelegatingHandler
{
    private const int Sends = 3;

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        for (var send = 1; ; send++)
        {
            try
            {
                var response = await base.SendAsync(request, cancellationToken);
                if ((int)response.StatusCode < 500 || send == Sends)
                {
                    return response;
                }

                response.Dispose();
            }
            catch (Exception) when (send < Sends)
            {
                // Whatever it was: once more.
            }
        }
    }
}
