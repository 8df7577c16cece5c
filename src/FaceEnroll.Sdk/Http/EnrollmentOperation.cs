using FaceEnroll.Sdk.Images;

namespace FaceEnroll.Sdk.Http;

/// <summary>An operation that stores faces: its pictures are opened by the call, before the first attempt.</summary>
internal abstract class EnrollmentOperation<TResult>(string name) : VendorOperation<TResult>(name)
{
    private OpenedImages? _images;

    /// <summary>The pictures, opened.</summary>
    public OpenedImages Images
    {
        get => _images ?? throw new InvalidOperationException("The pictures are not open.");
        set => _images = value;
    }

    /// <summary>Checks the arguments, before anything is opened or sent.</summary>
    /// <exception cref="FaceEnrollmentException">A rule is broken: InvalidRequest, NotSent.</exception>
    public abstract void Check();

    /// <summary>The call is over: undoes what <see cref="VendorOperation{TReply}.PrepareAsync"/> left behind.</summary>
    /// <param name="outcomeKnown">Whether the outcome is known; else the vendor may still be fetching a picture.</param>
    public virtual ValueTask CleanUpAsync(bool outcomeKnown) => default;
}
