namespace FaceEnroll.Ledger.Runs.Sources;

/// <summary>An entry of a folder.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsFolder">Whether it is a folder itself.</param>
/// <param name="IsLink">Whether it only points to one.</param>
internal readonly record struct FolderEntry(string Name, bool IsFolder, bool IsLink)
{
    /// <summary>The type only: the name is personal.</summary>
    public override string ToString() => nameof(FolderEntry);
}
