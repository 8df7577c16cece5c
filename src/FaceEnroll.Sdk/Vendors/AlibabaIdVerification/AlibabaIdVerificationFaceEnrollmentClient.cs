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

namespace FaceEnroll.Sdk.AlibabaIdVerification;

/// <summary>Enrolls faces at Alibaba Cloud ID Verification with AddFaceRecord.</summary>
/// <remarks>Safe for concurrent use; one instance per process and registration.</remarks>
public sealed class AlibabaIdVerificationFaceEnrollmentClient
    : IFaceEnrollmentClient,
        IFaceEnrollmentReconciler,
        IFaceEnrollmentProbe,
        IFaceEnrollmentPause,
        IFaceDirectory,
        IFaceEraser,
        IFaceLibraryManager,
        IConfiguredClient
{
    private readonly Registration<AlibabaIdVerificationOptions> _registration;
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
    public AlibabaIdVerificationFaceEnrollmentClient(
        AlibabaIdVerificationOptions options,
        HttpClient? httpClient = null
    )
        : this(Registration<AlibabaIdVerificationOptions>.Direct(FaceVendor.AlibabaIdVerification, options, httpClient))
    { }

    internal AlibabaIdVerificationFaceEnrollmentClient(Registration<AlibabaIdVerificationOptions> registration)
    {
        _registration = registration;
        // The rate depends on the region, so the limits are this client's own.
        Limits = AlibabaIdVerificationLimits.For(registration.Options());
        var credentials = AlibabaIdVerificationOptions.CredentialSource;
        var requests = new RequestPipeline(registration, Limits, credentials, Nonce.Hex);
        _enrollment = new EnrollmentPipeline(registration, requests, Limits);
        _directory = new DirectoryPipeline(registration, requests, Limits);
        _erasure = new ErasurePipeline(registration, requests, Limits);
        _libraries = new LibraryPipeline(registration, Limits);
        _probe = new VendorProbe(
            registration,
            registration.Options,
            credentials,
            requests,
            AlibabaIdVerificationLimits.ClockWindow
        );
    }

    /// <inheritdoc/>
    public FaceVendor Vendor => FaceVendor.AlibabaIdVerification;

    /// <inheritdoc/>
    public FaceEnrollmentLimits Limits { get; }

    /// <summary>Adds a person's picture to a face group, with every parameter of AddFaceRecord.</summary>
    /// <param name="request">The person and its picture.</param>
    /// <param name="cancellationToken">Cancels the call; the exception says what is known of the outcome.</param>
    /// <returns>The outcome, one entry per picture.</returns>
    /// <inheritdoc cref="IFaceEnrollmentClient.EnrollAsync" path="/exception"/>
    public Task<AlibabaIdVerificationFaceEnrollmentResult> EnrollAsync(
        AlibabaIdVerificationFaceEnrollmentRequest request,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        var options = _registration.Options();
        return _enrollment.RunAsync<
            AlibabaIdVerificationFaceEnrollmentResult,
            AlibabaIdVerificationFaceEnrollmentResult
        >(new AlibabaIdVerificationAddFaceRecord(request, options), request.Images, options, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<FaceEnrollmentResult> EnrollAsync(
        FaceEnrollmentRequest request,
        CancellationToken cancellationToken = default
    )
    {
        var own = Own(request);
        var options = _registration.Options();
        return _enrollment.RunAsync<AlibabaIdVerificationFaceEnrollmentResult, FaceEnrollmentResult>(
            new AlibabaIdVerificationAddFaceRecord(own, options),
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
            new AlibabaIdVerificationReadBack(options),
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
                _enrollment.RunAsync<AlibabaIdVerificationFaceEnrollmentResult, FaceEnrollmentResult>(
                    new AlibabaIdVerificationAddFaceRecord(own, options) { ReplacedFaceIds = doomed },
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

    string? IConfiguredClient.LibraryId => _registration.Options().LibraryId;

    /// <inheritdoc/>
    public TimeSpan? PausedFor => _enrollment.Conditions.PausedFor(_registration.Options());

    /// <inheritdoc/>
    public void EndPause() => _enrollment.Conditions.Pause.End();

    /// <inheritdoc/>
    public Task<FaceEnrollmentProbeResult> ProbeAsync(CancellationToken cancellationToken = default) =>
        _probe.RunAsync(cancellationToken);

    private AlibabaIdVerificationDirectory Directory() => new(_directory, _registration.Options());

    private AlibabaIdVerificationLibraries Libraries() => new(_directory, _registration.Options());

    private ErasureCall Erasure() => Erasure(_registration.Options());

    private ErasureCall Erasure(AlibabaIdVerificationOptions options)
    {
        var dates = new ReplyDates();
        return new ErasureCall(new AlibabaIdVerificationEraser(_directory.Noting(dates), options), options, dates);
    }

    private AlibabaIdVerificationFaceEnrollmentRequest Own(FaceEnrollmentRequest request) =>
        RequestConversion.To(
            Vendor,
            request,
            static r => new AlibabaIdVerificationFaceEnrollmentRequest(r.PersonId, r.Images) { LibraryId = r.LibraryId }
        );
}
