using FaceEnroll.Sdk.Sending;
using FaceEnroll.Sdk.Transport;

namespace FaceEnroll.Sdk;

/// <summary>
/// Sees what really leaves: it stands right in front of the handler that sends, counts an enrollment's bytes whatever other
/// handlers made of them, lets each attempt be sent once, and lets nothing out once its call is over. Requests that are not
/// this library's enrollments pass untouched.
/// </summary>
/// <remarks>
/// Registrations made with <c>AddFaceEnrollment()</c> and clients constructed without an <see cref="HttpClient"/> have one
/// already. Put one into an <see cref="HttpClient"/> of your own when it has message handlers:
/// <c>new HttpClient(new YourHandler { InnerHandler = new FaceEnrollmentGuardHandler(new SocketsHttpHandler { AllowAutoRedirect = false }) })</c>.
/// Safe for concurrent use.
/// </remarks>
public sealed partial class FaceEnrollmentGuardHandler : DelegatingHandler
{
    private HttpMessageHandler? _known;
    private PrimaryKind _kind;

    /// <summary>Creates a guard whose inner handler is set by whoever builds the chain.</summary>
    public FaceEnrollmentGuardHandler() { }

    /// <summary>Creates a guard in front of a handler that sends.</summary>
    /// <param name="innerHandler">The handler that sends, not a chain of handlers: the guard cannot see what stands below it.</param>
    /// <exception cref="ArgumentNullException"><paramref name="innerHandler"/> is null.</exception>
    public FaceEnrollmentGuardHandler(HttpMessageHandler innerHandler)
        : base(innerHandler ?? throw new ArgumentNullException(nameof(innerHandler))) { }

    /// <inheritdoc/>
    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        return AttemptFlow.Of(request) is { } evidence ? SendAsync(request, evidence, cancellationToken)
            : request is VendorRequest ? SendPreparationAsync(request, cancellationToken)
            : base.SendAsync(request, cancellationToken);
    }

    /// <summary>One of our requests that stores no face: only its failure matters.</summary>
    private async Task<HttpResponseMessage> SendPreparationAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            ProxyFaults.Mark(e, InnerHandler, request.RequestUri);
            throw;
        }
    }

    private async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        SendEvidence evidence,
        CancellationToken cancellationToken
    )
    {
        var content = request.Content;
        // Whatever token the handlers above passed on: when the call is over, its request is over too.
        using var sending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var countsItself = evidence.Pass(Kind(), content, sending);
        var (uri, method) = (request.RequestUri, request.Method);
        GuardedContent? guarded = null;
        if (!countsItself)
        {
            request.Content = guarded = new GuardedContent(content!, evidence);
        }

        try
        {
            var response = await base.SendAsync(request, sending.Token).ConfigureAwait(false);
            evidence.Replied(uri, method, response);
            return response;
        }
        catch (Exception e)
        {
            ProxyFaults.Mark(e, InnerHandler, uri);
            evidence.Failed(e);
            throw;
        }
        finally
        {
            evidence.Passed();
            // Handlers that clone or compare must find what they put there; a redirect to GET removes the content.
            if (guarded is not null)
            {
                request.Content = content;
            }
        }
    }

    private PrimaryKind Kind()
    {
        var inner = InnerHandler;
        if (!ReferenceEquals(inner, _known))
        {
            _kind = PrimaryKinds.Of(inner);
            _known = inner;
        }

        return _kind;
    }
}
