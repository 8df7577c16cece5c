namespace FaceEnroll.Sandbox.Tests.Handlers;

/// <summary>A host's handler from a function of the request and the rest of the chain.</summary>
internal sealed class RunHandler(
    Func<HttpRequestMessage, Func<HttpRequestMessage, Task<HttpResponseMessage>>, Task<HttpResponseMessage>> run
) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    ) => run(request, next => base.SendAsync(next, cancellationToken));
}
