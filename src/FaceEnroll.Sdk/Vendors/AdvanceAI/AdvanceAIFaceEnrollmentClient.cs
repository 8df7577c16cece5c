using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.Enrollment;
using FaceEnroll.Sdk.Primitives;
using FaceEnroll.Sdk.Registrations;
using FaceEnroll.Sdk.Tickets;

namespace FaceEnroll.Sdk.AdvanceAI;

/// <summary>Enrolls faces at ADVANCE.AI face-search: Add Face, with access tokens that it gets by itself.</summary>
/// <remarks>
/// Safe for concurrent use; one instance per process and registration. An instance keeps its access tokens: a new one per
/// call would fetch a token per call.
/// </remarks>
public sealed class AdvanceAIFaceEnrollmentClient
    : IFaceEnrollmentClient,
        IFaceEnrollmentReconciler,
        IFaceEnrollmentProbe,
        IFaceEnrollmentPause,
        IConfiguredClient
{
    private readonly Registration<AdvanceAIOptions> _registration;
    private readonly EnrollmentPipeline _enrollment;
    private readonly VendorProbe _probe;
    private readonly AdvanceAITokens _tokens;

    /// <summary>Creates a client without a container.</summary>
    /// <param name="options">The options; they are checked here, and read at every call.</param>
    /// <param name="httpClient">
    /// The HttpClient to send with; null (default) means one shared by all clients of the process. It must not follow
    /// redirects, and must not repeat requests.
    /// </param>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    /// <exception cref="ArgumentException">An option is wrong; the message names it.</exception>
    public AdvanceAIFaceEnrollmentClient(AdvanceAIOptions options, HttpClient? httpClient = null)
        : this(Registration<AdvanceAIOptions>.Direct(FaceVendor.AdvanceAI, options, httpClient)) { }

    internal AdvanceAIFaceEnrollmentClient(Registration<AdvanceAIOptions> registration)
    {
        _registration = registration;
        var credentials = AdvanceAIOptions.CredentialSource;
        var requests = new RequestPipeline(registration, Limits, credentials, Nonce.Hex);
        _tokens = new AdvanceAITokens(requests, credentials);
        _enrollment = new EnrollmentPipeline(registration, requests, Limits);
        _probe = new VendorProbe(
            registration,
            registration.Options,
            credentials,
            requests,
            AdvanceAILimits.ClockWindow
        );
    }

    /// <inheritdoc/>
    public FaceVendor Vendor => FaceVendor.AdvanceAI;

    /// <inheritdoc/>
    public FaceEnrollmentLimits Limits => AdvanceAILimits.Instance;

    /// <summary>Adds the picture's face to a face set, with every parameter of the vendor's page.</summary>
    /// <param name="request">The person and the picture.</param>
    /// <param name="cancellationToken">Cancels the call; the exception says what is known of the outcome.</param>
    /// <returns>The outcome, with the face's id.</returns>
    /// <inheritdoc cref="IFaceEnrollmentClient.EnrollAsync" path="/exception"/>
    public Task<AdvanceAIFaceEnrollmentResult> EnrollAsync(
        AdvanceAIFaceEnrollmentRequest request,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        var options = _registration.Options();
        return _enrollment.RunAsync(Operation(request, options), request.Images, options, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<FaceEnrollmentResult> EnrollAsync(
        FaceEnrollmentRequest request,
        CancellationToken cancellationToken = default
    )
    {
        var own = RequestConversion.To(
            Vendor,
            request,
            static r => new AdvanceAIFaceEnrollmentRequest(r.PersonId, r.Images) { LibraryId = r.LibraryId }
        );
        var options = _registration.Options();
        return _enrollment.RunAsync<AdvanceAIFaceEnrollmentResult, FaceEnrollmentResult>(
            Operation(own, options),
            own.Images,
            options,
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public Task<FaceReconciliation> ReconcileAsync(
        FaceEnrollmentTicket ticket,
        FaceEnrollmentRequest? originalRequest = null,
        CancellationToken cancellationToken = default
    )
    {
        var options = _registration.Options();
        return _enrollment.Reconcile.RunAsync(
            new AdvanceAIReadBack(options, _tokens),
            options.EffectiveEndpoint,
            ticket,
            originalRequest,
            options,
            cancellationToken
        );
    }

    string IConfiguredClient.Account => _registration.AccountOf(_registration.Options());

    string IConfiguredClient.Endpoint => TicketParts.Authority(_registration.Options().EffectiveEndpoint);

    IFaceTicketStore? IConfiguredClient.TicketStore => _registration.Options().TicketStore;

    TimeProvider IConfiguredClient.TimeProvider => _registration.Options().TimeProvider;

    double? IConfiguredClient.RequestsPerSecond => _registration.Options().RequestsPerSecond;

    string? IConfiguredClient.LibraryId => _registration.Options().LibraryId;

    /// <inheritdoc/>
    public TimeSpan? PausedFor => _enrollment.Conditions.PausedFor(_registration.Options());

    /// <inheritdoc/>
    public void EndPause() => _enrollment.Conditions.Pause.End();

    /// <inheritdoc/>
    public Task<FaceEnrollmentProbeResult> ProbeAsync(CancellationToken cancellationToken = default) =>
        _probe.RunAsync(cancellationToken);

    private AdvanceAIAddFace Operation(AdvanceAIFaceEnrollmentRequest request, AdvanceAIOptions options) =>
        new(request, options, _tokens);
}
