using FaceEnroll.Sdk.Images;

namespace FaceEnroll.Sdk.Http;

/// <summary>An operation that stores faces: its pictures are opened by the call, before the first attempt.</summary>
internal abstract class EnrollmentOperation<TResult>(string name, string personId) : VendorOperation<TResult>(name)
    where TResult : class
{
    private OpenedImages? _images;

    /// <summary>The person whose faces are stored.</summary>
    public override string PersonId { get; } = personId;

    /// <summary>The library that is written to, known after <see cref="Check"/>; null where none is used.</summary>
    public virtual string? LibraryId => null;

    /// <summary>A reference of this call's own that is stored with the face; null where the vendor keeps none.</summary>
    public virtual string? Reference => null;

    /// <summary>The host that is called.</summary>
    public abstract Uri Endpoint { get; }

    /// <summary>How to find out what became of it.</summary>
    public abstract FaceReadBack ReadBack { get; }

    /// <summary>The pictures, opened.</summary>
    public OpenedImages Images
    {
        get => _images ?? throw new InvalidOperationException("The pictures are not open.");
        set => _images = value;
    }

    /// <summary>When each attempt was signed.</summary>
    public List<DateTimeOffset> SignedAt { get; } = new(1);

    public override void OnAttempt(DateTimeOffset signedAt) => SignedAt.Add(signedAt);

    /// <summary>Checks the arguments, before anything is opened or sent.</summary>
    /// <exception cref="FaceEnrollmentException">A rule is broken: InvalidRequest, NotSent.</exception>
    public abstract void Check();

    /// <summary>The result of a call whose reply was lost and whose faces were found.</summary>
    /// <param name="images">One outcome per picture.</param>
    /// <param name="unattributed">Face ids that join to no single picture.</param>
    public abstract TResult Found(IReadOnlyList<FaceImageOutcome> images, IReadOnlyList<string> unattributed);

    /// <summary>
    /// The call is over: undoes what <see cref="VendorOperation{TReply}.PrepareAsync"/> left behind.
    /// </summary>
    /// <param name="outcomeKnown">Whether the outcome is known; else the vendor may still be fetching a picture.</param>
    public virtual ValueTask CleanUpAsync(bool outcomeKnown) => default;
}
