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

    // snippet: audit-library
    public static async Task<bool> AuditAsync(
        IFaceDirectory directory,
        string libraryId,
        IAsyncEnumerable<FaceEntry> believed, // your records: new FaceEntry(personId, faceId) for each
        CancellationToken cancellationToken
    )
    {
        var report = new FaceAuditReport();
        await foreach (
            FaceAuditFinding finding in FaceAudit.CompareAsync(
                directory,
                libraryId,
                believed,
                report,
                cancellationToken
            )
        )
        {
            switch (finding.Kind)
            {
                case FaceAuditFindingKind.MissingThere: // you believe it, the vendor lists it no longer
                    EnrollAgainLater(finding.Entry);
                    break;
                case FaceAuditFindingKind.UnknownHere: // the vendor lists it, you do not know it
                    LookIntoTheRecordsAgain(finding.Entry);
                    break;
                default: // the library is missing or empty, or a person has no face
                    Tell(finding.Kind, finding.Detail);
                    break;
            }
        }

        return report is { MissingThere: 0, UnknownHere: 0 };
    }

    // end snippet

    private static void EnrollAgainLater(FaceEntry entry) => _ = entry;

    private static void LookIntoTheRecordsAgain(FaceEntry entry) => _ = entry;

    private static void Tell(FaceAuditFindingKind kind, string? detail) => _ = (kind, detail);
}
