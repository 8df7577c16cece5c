using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.Images;
using FaceEnroll.Sdk.Journal;
using FaceEnroll.Sdk.Reconciliation;
using FaceEnroll.Sdk.Tickets;

namespace FaceEnroll.Sdk.Enrollment;

/// <summary>An operation that stores faces: its pictures are opened by the call, before the first attempt.</summary>
internal abstract class EnrollmentOperation<TResult>(string name, EnrollmentSubject subject)
    : VendorOperation<TResult>(name)
    where TResult : class
{
    private OpenedImages? _images;
    private Uri? _endpoint;

    /// <summary>Whom the request is about, and what its caller said about it.</summary>
    public EnrollmentSubject Subject { get; } = subject;

    /// <summary>The person whose faces are stored.</summary>
    public override string PersonId => Subject.PersonId;

    /// <summary>The library that is written to, from the request or the options; null where none is used.</summary>
    public virtual string? LibraryId => null;

    /// <summary>The groups that the operation creates its person in, as one text; null where it creates nobody.</summary>
    public virtual string? CreatedIn => null;

    /// <summary>What a ledger is asked about it; null without one.</summary>
    public EnrollmentQuestion? Question { get; set; }

    /// <summary>A reference of this call's own that is stored with the face; null where the vendor keeps none.</summary>
    public virtual string? Reference => null;

    /// <summary>The host that is called.</summary>
    public abstract Uri Endpoint { get; }

    /// <summary>The same, made once: options may make it anew each time.</summary>
    public Uri CalledEndpoint => _endpoint ??= Endpoint;

    public sealed override bool IsAt(Uri address) =>
        address.Host == CalledEndpoint.Host
        && address.Port == CalledEndpoint.Port
        && address.Scheme == CalledEndpoint.Scheme;

    /// <summary>
    /// The faces that its caller deletes afterwards, while it holds the person's gate; null where the operation is all that is done.
    /// </summary>
    public IReadOnlyCollection<string>? ReplacedFaceIds { get; init; }

    /// <summary>Whether the caller holds the person's gate: it does more than this enrollment.</summary>
    public bool IsInsideGate => ReplacedFaceIds is not null;

    /// <summary>See <see cref="FaceReadBack.ClaimWindow"/>.</summary>
    public virtual TimeSpan ClaimWindow => FaceClaims.Shared.AreCompared ? FaceClaims.ShowingWindow : TimeSpan.Zero;

    /// <summary>How to find out what became of it.</summary>
    public abstract FaceReadBack ReadBack { get; }

    /// <summary>The pictures, opened.</summary>
    public OpenedImages Images
    {
        get => _images ?? throw new InvalidOperationException("The pictures are not open.");
        set => _images = value;
    }

    /// <summary>What is fixed about the present send, and what its attempts add.</summary>
    public EnrollmentRecord? Record { get; set; }

    public sealed override DateTimeOffset? NoAttemptAfter => Record?.NoAttemptAfter;

    public sealed override bool IsMisdated(TimeSpan correction) => Record?.IsMisdated(correction) == true;

    public sealed override ValueTask<bool> TryExtendAsync(TimeSpan correction, DateTimeOffset now, CallScope scope) =>
        Record!.TryExtendAsync(correction, now + scope.Left, scope.Token);

    public sealed override void OnAttempt(DateTimeOffset signedAt, long timestamp, string? keyId) =>
        Record!.Signed(signedAt, timestamp, keyId);

    /// <summary>Checks the arguments, before anything is opened or sent: the rules collect what is wrong.</summary>
    public abstract void Check(RequestRules rules);

    /// <summary>The result of a call whose reply was lost and whose faces were found.</summary>
    /// <param name="images">One outcome per picture.</param>
    /// <param name="unattributed">Face ids that match no single picture.</param>
    public abstract TResult Found(IReadOnlyList<FaceImageOutcome> images, IReadOnlyList<string> unattributed);

    /// <summary>
    /// The call is over: undoes what <see cref="VendorOperation{TReply}.PrepareAsync"/> left behind.
    /// </summary>
    /// <param name="outcomeKnown">Whether the outcome is known; if not, the vendor may still be fetching a picture.</param>
    public virtual ValueTask CleanUpAsync(bool outcomeKnown) => default;
}
