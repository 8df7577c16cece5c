using FaceEnroll.Sdk;

namespace WebHost;

/// <summary>What the host answers about an erasure: nothing of the person. The id finds the receipt again.</summary>
internal sealed record PersonErasure(
    string Id,
    FaceErasureStatus Status,
    int Gone,
    DateTimeOffset VerifyAfter,
    IReadOnlyList<string> Reasons
)
{
    public static PersonErasure Of(FaceErasureReceipt receipt) =>
        new(
            receipt.Id,
            receipt.Status,
            receipt.Faces.Count(face => face.Outcome == FaceDeletionOutcome.Gone),
            receipt.VerifyAfter,
            receipt.Reasons
        );
}
