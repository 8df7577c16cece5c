namespace FaceEnroll.Sdk;

/// <summary>What a deletion did, face by face, in the order asked for.</summary>
/// <remarks>Immutable; constructible, so that code which deletes can be tested.</remarks>
public sealed class FaceDeletionResult
{
    /// <summary>Creates a result.</summary>
    /// <param name="vendor">The vendor.</param>
    /// <param name="faces">The faces.</param>
    /// <exception cref="ArgumentNullException"><paramref name="faces"/> is null.</exception>
    public FaceDeletionResult(FaceVendor vendor, IReadOnlyList<FaceDeletion> faces)
    {
        ArgumentNullException.ThrowIfNull(faces);
        Vendor = vendor;
        Faces = faces;
    }

    /// <summary>The vendor.</summary>
    public FaceVendor Vendor { get; }

    /// <summary>One entry for each face that was asked for.</summary>
    public IReadOnlyList<FaceDeletion> Faces { get; }

    /// <summary>Whether none of the faces is there any more: each one is Gone or was AlreadyAbsent.</summary>
    public bool IsComplete =>
        Faces.All(static f => f.Outcome is FaceDeletionOutcome.Gone or FaceDeletionOutcome.AlreadyAbsent);

    /// <summary>How many faces there are of each outcome.</summary>
    /// <returns>Counts, no ids.</returns>
    public override string ToString()
    {
        var counts = Faces.GroupBy(static f => f.Outcome).Select(static g => $"{g.Count()} {g.Key}");
        return $"{Vendor} deletion: {string.Join(", ", counts)}";
    }
}
