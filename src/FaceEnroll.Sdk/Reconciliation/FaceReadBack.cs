using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.Images;

namespace FaceEnroll.Sdk.Reconciliation;

/// <summary>How a vendor can be asked what it holds for a ticket.</summary>
internal abstract class FaceReadBack
{
    /// <summary>
    /// How long after its stamp the vendor still accepts a request: until then a lost one may yet be applied. Null where
    /// nothing limits it, so that absence never proves anything.
    /// </summary>
    public abstract TimeSpan? Validity { get; }

    /// <summary>How long after that an added face becomes visible, with a margin.</summary>
    public virtual TimeSpan Settle => TimeSpan.FromSeconds(10);

    /// <summary>Whether the vendor refuses a stamp that is ahead of its own time by more than <see cref="Validity"/>.</summary>
    public virtual bool RefusesEarlyStamps => true;

    /// <summary>
    /// Whether it lists all of a person's faces, so that the ids read before and after tell what was added. Otherwise it
    /// tells by itself which faces came after the ticket was made.
    /// </summary>
    public virtual bool ComparesIds => true;

    /// <summary>
    /// How long after a success its face is remembered, so that no lost call of the same person gets it; zero where ids
    /// alone tell them apart.
    /// </summary>
    public virtual TimeSpan ClaimWindow => TimeSpan.Zero;

    /// <summary>Whether it finds a face by its picture only.</summary>
    public virtual bool NeedsPictures => false;

    /// <summary>The most questions that one call asks by itself: some vendors charge for them.</summary>
    public virtual int MaxReads => int.MaxValue;

    /// <summary>Why it cannot be asked with these options; null when it can.</summary>
    public virtual string? Obstacle => null;

    /// <summary>
    /// Makes sure that the vendor's clock was seen before a call begins, with a request that changes nothing; it is not
    /// needed where ids tell faces apart.
    /// </summary>
    public virtual ValueTask LearnClockAsync(CallScope scope, string? libraryId) => default;

    /// <summary>Reads the person's faces.</summary>
    public abstract ValueTask<ReadBackFindings> ReadAsync(
        CallScope scope,
        FaceEnrollmentTicket ticket,
        OpenedImages? images
    );
}
