namespace FaceEnroll.Sdk.Tests.Libraries;

/// <summary>Lists of libraries as text.</summary>
internal static class LibraryTexts
{
    /// <summary>The ids of all libraries, with blanks between them.</summary>
    public static async Task<string> IdsAsync(IFaceLibraryManager manager)
    {
        var ids = new List<string>();
        await foreach (var library in manager.ListLibrariesAsync())
        {
            ids.Add(library.LibraryId);
        }

        return string.Join(" ", ids);
    }
}
