using FaceEnroll.Sdk;

namespace Docs;

/// <summary>The code of the page on the life of a face, compiled.</summary>
internal static class DirectorySnippets
{
    // snippet: list-library
    public static async Task<long> CountFacesOfAsync(
        IFaceDirectory directory,
        string libraryId,
        CancellationToken cancellationToken
    )
    {
        var faces = 0L;
        await foreach (FaceEntry entry in directory.ListFacesOfLibraryAsync(libraryId, cancellationToken))
        {
            faces += entry.FaceId is null ? 0 : 1; // null: a person without a face (Guardrails)
        }

        return faces;
    }

    // end snippet
}
