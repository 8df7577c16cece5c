using System.Net;

namespace FaceEnroll.Torture.Foreign;

/// <summary>Follows one redirect: 307 and 308 with the body, the others with a GET.</summary>
internal sealed class FollowRedirectsHandler : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var response = await base.SendAsync(request, cancellationToken);
        if ((int)response.StatusCode is < 301 or > 308 || response.Headers.Location is not { } location)
        {
            return response;
        }

        var next = RequestCopy.Of(request, withOptions: true);
        next.RequestUri = new Uri(request.RequestUri!, location);
        if (response.StatusCode is not (HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect))
        {
            next.Method = HttpMethod.Get;
            next.Content = null;
        }

        response.Dispose();
        return await base.SendAsync(next, cancellationToken);
    }
}
