using FaceEnroll.Sdk.Images;

namespace FaceEnroll.Sdk.Http;

/// <summary>How a vendor can be asked what it holds for a ticket.</summary>
internal abstract class FaceReadBack
{
    /// <summary>
    /// How long after it was signed the vendor still takes a request: until then a lost one may yet be applied. Null where
    /// nothing bounds it, so that absence never proves anything.
    /// </summary>
    public abstract TimeSpan? Validity { get; }

    /// <summary>How long after that a face that was added becomes visible, with a margin.</summary>
    public virtual TimeSpan Settle => TimeSpan.FromSeconds(10);

    /// <summary>
    /// Whether it lists all of a person's faces, so that the ids read before and after tell what was added. Else it finds
    /// only what it can prove to be the ticket's.
    /// </summary>
    public virtual bool IsComplete => true;

    /// <summary>Whether the pictures are needed.</summary>
    public virtual bool NeedsPictures => false;

    /// <summary>Most questions that one call asks by itself: some vendors charge for them.</summary>
    public virtual int MaxReads => int.MaxValue;

    /// <summary>Why it cannot be asked with these options; null when it can.</summary>
    public virtual string? Obstacle => null;

    /// <summary>Reads face ids: all of the person's, or those that are the ticket's.</summary>
    public abstract ValueTask<IReadOnlyList<string>> ReadAsync(
        PreparationCall call,
        FaceEnrollmentTicket ticket,
        OpenedImages? images
    );
}
