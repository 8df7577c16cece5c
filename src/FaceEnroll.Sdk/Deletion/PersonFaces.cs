namespace FaceEnroll.Sdk.Deletion;

/// <summary>What a vendor holds of a person, in one library or everywhere.</summary>
internal sealed class PersonFaces(bool exists, IReadOnlyList<FaceEntry> faces)
{
    /// <summary>Whether the person is there, with or without faces.</summary>
    public bool Exists => exists;

    public IReadOnlyList<FaceEntry> Faces => faces;

    /// <summary>The libraries that the person is in, where the vendor tells; empty otherwise.</summary>
    public IReadOnlyList<string> LibraryIds { get; init; } = [];

    /// <summary>Whether the person is there, but in no library at all.</summary>
    public bool IsNowhere { get; init; }

    /// <summary>Whether the person has other faces too, which stay.</summary>
    public bool HasOthers { get; init; }

    /// <summary>Why there may be more than was read; null when all of it was.</summary>
    public string? Gap { get; init; }
}
