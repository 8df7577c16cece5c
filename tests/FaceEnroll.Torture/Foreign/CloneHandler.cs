namespace FaceEnroll.Torture.Foreign;

/// <summary>Sends a copy of the request in its place.</summary>
internal sealed class CloneHandler : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    ) => base.SendAsync(RequestCopy.Of(request, withOptions: false), cancellationToken);
}
