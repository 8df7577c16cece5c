namespace FaceEnroll.Sdk.Deletion;

/// <summary>What a vendor said about a deletion. A face that is in neither list is one that it said nothing of.</summary>
internal sealed class DeletedLot
{
    /// <summary>The faces that it says it deleted.</summary>
    public IReadOnlyCollection<string> Gone { get; init; } = [];

    /// <summary>The faces that it says were not there.</summary>
    public IReadOnlyCollection<string> Absent { get; init; } = [];

    public string? RequestId { get; init; }
}
