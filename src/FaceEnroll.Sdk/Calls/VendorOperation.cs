using FaceEnroll.Sdk.Pacing;
using FaceEnroll.Sdk.Replies;

namespace FaceEnroll.Sdk.Calls;

/// <summary>One operation of a vendor with its arguments: how to build a request for an attempt, and how to read a reply.</summary>
internal abstract class VendorOperation<TReply>(string name)
{
    /// <summary>The vendor's name of the operation.</summary>
    public string Name { get; } = name;

    /// <summary>The person whose faces are stored or read; null where no person is named.</summary>
    public virtual string? PersonId => null;

    /// <summary>
    /// Whether it stores or deletes anything. A failed token request, upload or read-back is at most NotApplied for the call.
    /// </summary>
    public virtual bool ChangesFaces => true;

    /// <summary>What it is for, where it is a call of its own and not a part of an enrollment.</summary>
    public virtual FaceOperationPurpose Purpose => FaceOperationPurpose.Read;

    /// <summary>Whether requests are made with the registration's key pair.</summary>
    public virtual bool NeedsCredentials => true;

    /// <summary>
    /// Gets what an attempt needs, with requests of its own: a token, an upload, a published URL. Called before each
    /// attempt; what is still good from an earlier one stays. It stores no face.
    /// </summary>
    public virtual ValueTask PrepareAsync(CallScope scope) => default;

    /// <summary>Makes a new, signed request.</summary>
    public abstract ValueTask<HttpRequestMessage> BuildAsync(Attempt attempt);

    /// <summary>Whether a request to this address goes where its ticket says: the host may have changed its options since.</summary>
    public virtual bool IsAt(Uri address) => true;

    /// <summary>
    /// No attempt may be stamped later: a lost request is certainly dead only when its last stamp is known. Null where that
    /// does not matter, because no face is stored.
    /// </summary>
    public virtual DateTimeOffset? NoAttemptAfter => null;

    /// <summary>
    /// The clock was corrected, so the next stamp lies after that end. Moves the end, and tells everybody who keeps it
    /// before it is used.
    /// </summary>
    /// <param name="correction">The correction that holds now.</param>
    /// <param name="now">Now, as we sign.</param>
    /// <param name="scope">What it runs with.</param>
    /// <returns>Whether it was moved; false when no correction explains the stamp.</returns>
    public virtual ValueTask<bool> TryExtendAsync(TimeSpan correction, DateTimeOffset now, CallScope scope) =>
        new(false);

    /// <summary>
    /// Whether the clock was corrected after it alone had dated the ticket: whoever keeps the ticket must get the right time.
    /// </summary>
    /// <param name="correction">The correction that holds now.</param>
    public virtual bool IsMisdated(TimeSpan correction) => false;

    /// <summary>
    /// The stamp of the next signature. A stamp after the end that the ticket names is written only when a correction of
    /// the clock explains it, and only once everybody who keeps the ticket knows the new end.
    /// </summary>
    /// <exception cref="FaceEnrollmentException">The stamp would still lie after that end: NotSent.</exception>
    public async ValueTask<DateTimeOffset> StampAsync(VendorClock clock, CallScope scope)
    {
        var time = scope.Options.TimeProvider;
        var now = clock.Now(time);
        if (!(now > NoAttemptAfter) && !IsMisdated(clock.Correction))
        {
            return now;
        }

        var isMoved = await TryExtendAsync(clock.Correction, now, scope).ConfigureAwait(false);
        now = clock.Now(time);
        return isMoved && !(now > NoAttemptAfter) ? now : throw FailureFactory.TooLate(scope.Vendor, Name);
    }

    /// <summary>An attempt begins, signed at this time.</summary>
    /// <param name="signedAt">The stamp.</param>
    /// <param name="timestamp">The same moment by the monotonic clock.</param>
    /// <param name="keyId">The key that signs; null where a token takes its place.</param>
    public virtual void OnAttempt(DateTimeOffset signedAt, long timestamp, string? keyId) { }

    /// <summary>
    /// Reads a reply: a result, or the exception that <see cref="VendorReply.Refused"/> or
    /// <see cref="VendorReply.Unreadable"/> makes. Whatever else it throws counts as unreadable.
    /// </summary>
    public abstract TReply Read(VendorReply reply);

    /// <summary>
    /// The vendor refused the credentials or token of the last attempt. Forgets what is cached of those.
    /// </summary>
    /// <returns>Whether the next attempt would use others.</returns>
    public virtual bool DropCredentials(FaceEnrollmentOptions options, FaceEnrollmentCredentials? used)
    {
        if (options.CredentialsProvider is null || used is not { IsTemporary: true })
        {
            return false;
        }

        used.OnRefused?.Invoke();
        return true;
    }
}
