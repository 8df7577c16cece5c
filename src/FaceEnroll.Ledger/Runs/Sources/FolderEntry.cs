namespace FaceEnroll.Ledger.Runs.Sources;

/// <summary>An entry of a folder.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsFolder">Whether it is a folder itself.</param>
internal readonly record struct FolderEntry(string Name, bool IsFolder)
{
    /// <summary>The type only: the name is personal.</summary>
    public override string ToString() => nameof(FolderEntry);
}
