namespace FaceEnroll.Sdk.Http;

/// <summary>One operation of a vendor with its arguments: how to build a request for an attempt, and how to read a reply.</summary>
internal abstract class VendorOperation<TReply>(string name)
{
    /// <summary>The vendor's name of the operation.</summary>
    public string Name { get; } = name;

    /// <summary>The person whose faces are stored or read; null where no person is named.</summary>
    public virtual string? PersonId => null;

    /// <summary>
    /// Whether it stores no face: a token, an upload, a read-back. Its failures are at most NotApplied for the enrollment.
    /// </summary>
    public virtual bool IsPreparation => false;

    /// <summary>Whether requests are made with the registration's key pair.</summary>
    public virtual bool NeedsCredentials => true;

    /// <summary>
    /// What must be there before an attempt, got with requests of its own: a token, an upload, a published URL. Asked
    /// before each attempt; what an earlier one left good stays. It stores no face.
    /// </summary>
    public virtual ValueTask PrepareAsync(PreparationCall call) => default;

    /// <summary>Makes a new, signed request.</summary>
    public abstract ValueTask<HttpRequestMessage> BuildAsync(Attempt attempt);

    /// <summary>An attempt begins, signed at this time of the vendor's clock.</summary>
    public virtual void OnAttempt(DateTimeOffset signedAt) { }

    /// <summary>
    /// Reads a reply: a result, or the exception that <see cref="VendorReply.Refused"/> or
    /// <see cref="VendorReply.Unreadable"/> makes. Whatever else it throws counts as unreadable.
    /// </summary>
    public abstract TReply Read(VendorReply reply);

    /// <summary>
    /// The vendor refused the credentials or token of the last attempt. Forgets what is cached of them.
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
