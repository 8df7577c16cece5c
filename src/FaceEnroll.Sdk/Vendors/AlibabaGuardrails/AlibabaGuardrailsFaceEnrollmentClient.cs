using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.Deletion;
using FaceEnroll.Sdk.Enrollment;
using FaceEnroll.Sdk.Erasure;
using FaceEnroll.Sdk.Libraries;
using FaceEnroll.Sdk.Listing;
using FaceEnroll.Sdk.Primitives;
using FaceEnroll.Sdk.Registrations;
using FaceEnroll.Sdk.Replies;
using FaceEnroll.Sdk.Tickets;

namespace FaceEnroll.Sdk.AlibabaGuardrails;

/// <summary>
/// Enrolls faces at Alibaba Cloud AI Guardrails (Content Moderation) with face/add, and makes people with person/add.
/// </summary>
/// <remarks>
/// Safe for concurrent use; one instance per process and registration. The vendor accepts URLs only: pictures that are
/// content are published through <see cref="AlibabaGuardrailsOptions.ImageHost"/> for the time of the call.
/// </remarks>
public sealed class AlibabaGuardrailsFaceEnrollmentClient
    : IFaceEnrollmentClient,
        IFaceEnrollmentReconciler,
        IFaceEnrollmentProbe,
        IFaceEnrollmentPause,
        IFaceDirectory,
        IFaceEraser,
        IFaceLibraryManager,
        IConfiguredClient,
        IFacePersonProvisioner
{
    private readonly Registration<AlibabaGuardrailsOptions> _registration;
    private readonly EnrollmentPipeline _enrollment;
    private readonly DirectoryPipeline _directory;
    private readonly ErasurePipeline _erasure;
    private readonly LibraryPipeline _libraries;
    private readonly VendorProbe _probe;

    /// <summary>Creates a client without a container.</summary>
    /// <param name="options">The options; they are checked here, and read at every call.</param>
    /// <param name="httpClient">
    /// The HttpClient to send with; null (default) means one shared by all clients of the process. It must not follow
    /// redirects, and must not repeat requests.
    /// </param>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    /// <exception cref="ArgumentException">An option is wrong; the message names it.</exception>
    public AlibabaGuardrailsFaceEnrollmentClient(AlibabaGuardrailsOptions options, HttpClient? httpClient = null)
        : this(Registration<AlibabaGuardrailsOptions>.Direct(FaceVendor.AlibabaGuardrails, options, httpClient)) { }

    internal AlibabaGuardrailsFaceEnrollmentClient(Registration<AlibabaGuardrailsOptions> registration)
    {
        _registration = registration;
        var limits = AlibabaGuardrailsLimits.WithImageHost;
        var credentials = AlibabaGuardrailsOptions.CredentialSource;
        var requests = new RequestPipeline(registration, limits, credentials, Nonce.Hex);
        _enrollment = new EnrollmentPipeline(registration, requests, limits);
        _directory = new DirectoryPipeline(registration, requests, Limits);
        _erasure = new ErasurePipeline(registration, requests, Limits);
        _libraries = new LibraryPipeline(registration, Limits);
        _probe = new VendorProbe(
            registration,
            registration.Options,
            credentials,
            requests,
            AlibabaGuardrailsLimits.ClockWindow
        );
    }

    /// <inheritdoc/>
    public FaceVendor Vendor => FaceVendor.AlibabaGuardrails;

    /// <summary>
    /// What this vendor accepts: URLs, and content where there is an <see cref="IFaceImageHost"/>. Its rules for pictures
    /// are those of the image search, so preflight only warns.
    /// </summary>
    public FaceEnrollmentLimits Limits => AlibabaGuardrailsLimits.For(_registration.Options());

    /// <summary>Adds the pictures to a person that exists, with every parameter of face/add.</summary>
    /// <param name="request">The person and its pictures.</param>
    /// <param name="cancellationToken">Cancels the call; the exception says what is known of the outcome.</param>
    /// <returns>The outcome, one entry per picture.</returns>
    /// <inheritdoc cref="IFaceEnrollmentClient.EnrollAsync" path="/exception"/>
    public Task<AlibabaGuardrailsFaceEnrollmentResult> EnrollAsync(
        AlibabaGuardrailsFaceEnrollmentRequest request,
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
        var own = Own(request);
        var options = _registration.Options();
        return _enrollment.RunAsync<AlibabaGuardrailsFaceEnrollmentResult, FaceEnrollmentResult>(
            Operation(own, options),
            own.Images,
            options,
            cancellationToken
        );
    }

    /// <summary>
    /// Makes a person in at least one group, without a face. Naming a group that does not exist creates it; it takes
    /// effect the next day.
    /// </summary>
    /// <remarks>
    /// The certainty of a failure is about the person here: Unknown means that the person may exist now. Such a call is not
    /// retried; if you make it again, it answers <see cref="FaceEnrollmentErrorKind.Duplicate"/> when the first one landed.
    /// </remarks>
    /// <inheritdoc/>
    public Task<FacePersonResult> CreatePersonAsync(
        FacePersonRequest request,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        var options = _registration.Options();
        var operation = new AlibabaGuardrailsAddPerson(request, options);
        return _enrollment.RunAsync(operation, [], options, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<FaceReconciliation> ReconcileAsync(
        FaceEnrollmentTicket ticket,
        FaceEnrollmentRequest? originalRequest = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(ticket);
        var options = _registration.Options();
        return _enrollment.Reconcile.RunAsync(
            new AlibabaGuardrailsReadBack(options, ticket.Operation),
            options.EffectiveEndpoint,
            ticket,
            originalRequest,
            options,
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<FaceEntry> ListFacesAsync(
        string personId,
        string? libraryId = null,
        CancellationToken cancellationToken = default
    ) => Directory().OfPersonAsync(personId, libraryId, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<FaceEntry> ListFacesOfLibraryAsync(
        string libraryId,
        CancellationToken cancellationToken = default
    ) => Directory().OfLibraryAsync(libraryId, cancellationToken);

    /// <inheritdoc/>
    public Task<FacePersonEntry?> GetPersonAsync(
        string personId,
        string? libraryId = null,
        CancellationToken cancellationToken = default
    ) => Directory().PersonAsync(personId, libraryId, cancellationToken);

    /// <inheritdoc/>
    public Task<FaceLibraryCount> CountAsync(string libraryId, CancellationToken cancellationToken = default) =>
        Directory().CountAsync(libraryId, cancellationToken);

    /// <inheritdoc/>
    public Task<FaceDeletionResult> DeleteFacesAsync(
        string personId,
        IReadOnlyList<string> faceIds,
        string? libraryId = null,
        CancellationToken cancellationToken = default
    ) => _erasure.DeleteFacesAsync(Erasure(), personId, faceIds, libraryId, cancellationToken);

    /// <inheritdoc/>
    public Task<FaceErasureReceipt> ErasePersonAsync(
        string personId,
        string? libraryId = null,
        CancellationToken cancellationToken = default
    ) => _erasure.EraseAsync(Erasure(), personId, libraryId, cancellationToken);

    /// <inheritdoc/>
    public Task<FaceErasureReceipt> ErasePersonFromAllLibrariesAsync(
        string personId,
        CancellationToken cancellationToken = default
    ) => _erasure.EraseEverywhereAsync(Erasure(), personId, cancellationToken);

    /// <inheritdoc/>
    public Task<FaceErasureReceipt> VerifyErasureAsync(
        FaceErasureReceipt receipt,
        IReadOnlyCollection<string>? faceIdsToKeep = null,
        CancellationToken cancellationToken = default
    ) => _erasure.VerifyAsync(Erasure(), receipt, faceIdsToKeep, cancellationToken);

    /// <inheritdoc/>
    public Task<FaceReplacement> ReplaceFacesAsync(
        FaceEnrollmentRequest request,
        IReadOnlyList<string> oldFaceIds,
        CancellationToken cancellationToken = default
    )
    {
        var own = Own(request);
        var options = _registration.Options();
        return _erasure.ReplaceAsync(
            Erasure(options),
            own.PersonId,
            oldFaceIds,
            own.LibraryId,
            doomed =>
                _enrollment.RunAsync<AlibabaGuardrailsFaceEnrollmentResult, FaceEnrollmentResult>(
                    new AlibabaGuardrailsAddFaces(own, options, _registration.Name, _registration.Logger)
                    {
                        ReplacedFaceIds = doomed,
                    },
                    own.Images,
                    options,
                    cancellationToken
                ),
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public Task<FaceLibraryResult> EnsureLibraryAsync(
        FaceLibraryRequest request,
        CancellationToken cancellationToken = default
    ) => _libraries.EnsureAsync(Libraries(), request, cancellationToken);

    /// <inheritdoc/>
    public Task<FaceLibrary?> DescribeLibraryAsync(string libraryId, CancellationToken cancellationToken = default) =>
        _libraries.DescribeAsync(Libraries(), libraryId, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<FaceLibrary> ListLibrariesAsync(CancellationToken cancellationToken = default) =>
        Libraries().ListAsync(cancellationToken);

    string IConfiguredClient.Account => _registration.AccountOf(_registration.Options());

    string IConfiguredClient.Endpoint => TicketParts.Authority(_registration.Options().EffectiveEndpoint);

    IFaceTicketStore? IConfiguredClient.TicketStore => _registration.Options().TicketStore;

    TimeProvider IConfiguredClient.TimeProvider => _registration.Options().TimeProvider;

    double? IConfiguredClient.RequestsPerSecond => _registration.Options().RequestsPerSecond;

    string? IConfiguredClient.LibraryId => null;

    /// <inheritdoc/>
    public TimeSpan? PausedFor => _enrollment.Conditions.PausedFor(_registration.Options());

    /// <inheritdoc/>
    public void EndPause() => _enrollment.Conditions.Pause.End();

    /// <inheritdoc/>
    public Task<FaceEnrollmentProbeResult> ProbeAsync(CancellationToken cancellationToken = default) =>
        _probe.RunAsync(cancellationToken);

    private AlibabaGuardrailsAddFaces Operation(
        AlibabaGuardrailsFaceEnrollmentRequest request,
        AlibabaGuardrailsOptions options
    ) => new(request, options, _registration.Name, _registration.Logger);

    private AlibabaGuardrailsDirectory Directory() => new(_directory, _registration.Options());

    private AlibabaGuardrailsLibraries Libraries() => new(_directory, _registration.Options());

    private ErasureCall Erasure() => Erasure(_registration.Options());

    private ErasureCall Erasure(AlibabaGuardrailsOptions options)
    {
        var dates = new ReplyDates();
        return new ErasureCall(new AlibabaGuardrailsEraser(_directory.Noting(dates), options), options, dates);
    }

    private AlibabaGuardrailsFaceEnrollmentRequest Own(FaceEnrollmentRequest request) =>
        RequestConversion.To(
            Vendor,
            request,
            static r => new AlibabaGuardrailsFaceEnrollmentRequest(r.PersonId, r.Images) { LibraryId = r.LibraryId }
        );
}
