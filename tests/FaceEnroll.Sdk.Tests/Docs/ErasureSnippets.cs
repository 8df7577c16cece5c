using FaceEnroll.Sdk;

namespace Docs;

/// <summary>The code about deleting, erasing and libraries, compiled.</summary>
internal static class ErasureSnippets
{
    private static Task SaveAsync(string json) => Task.FromResult(json);

    private static Task<string> LoadAsync() => Task.FromResult("");

    private static void Tell(string person, FaceDeletion face) => Console.WriteLine($"{person}: {face}");

    public static async Task EraseAsync(IFaceEraser eraser, byte[] archiveKey, IReadOnlyList<string> enrolledSince)
    {
        // snippet: erase-person
        var receipt = await eraser.ErasePersonAsync("employee-4711");
        await SaveAsync(receipt.ToJson());

        // Later, also after a restart, at or after receipt.VerifyAfter, with the faces that you enrolled for the person since:
        receipt = await eraser.VerifyErasureAsync(FaceErasureReceipt.FromJson(await LoadAsync()), enrolledSince);
        // A pending one, too: it has what was deleted since and what is to be kept, and is the one to verify again.
        var isOver = receipt.Status == FaceErasureStatus.Complete;
        await SaveAsync((isOver ? receipt.WithHashedIds(archiveKey) : receipt).ToJson());
        // end snippet
    }

    public static async Task DeleteAsync(IFaceEraser eraser, IReadOnlyList<string> faceIds)
    {
        // snippet: delete-faces
        FaceDeletionResult result = await eraser.DeleteFacesAsync("employee-4711", faceIds);
        foreach (FaceDeletion face in result.Faces)
        {
            switch (face.Outcome)
            {
                case FaceDeletionOutcome.Gone: // it was there, and is no more
                case FaceDeletionOutcome.AlreadyAbsent: // it was not there: no error
                    break;
                case FaceDeletionOutcome.NotApplied: // still there; face.Error says why
                case FaceDeletionOutcome.Unknown: // nobody knows: call again, which is safe
                    Tell("employee-4711", face);
                    break;
            }
        }
        // end snippet
    }

    public static async Task ReplaceAsync(IFaceEraser eraser, FaceImage portrait, IReadOnlyList<string> oldFaceIds)
    {
        // snippet: replace-faces
        FaceReplacement replaced = await eraser.ReplaceFacesAsync(
            new FaceEnrollmentRequest("employee-4711", portrait),
            oldFaceIds
        );
        if (!replaced.IsComplete)
        {
            // The new face is in. The old ones may be, too: replaced.DeletionFailure and replaced.Deletion say which.
            await eraser.DeleteFacesAsync("employee-4711", oldFaceIds);
        }
        // end snippet
    }

    public static async Task EnsureAsync(IFaceLibraryManager libraries)
    {
        // snippet: ensure-library
        FaceLibraryResult staff = await libraries.EnsureLibraryAsync(
            new FaceLibraryRequest("staff") { DisplayName = "Staff" }
        );
        if (staff.Differences.Count > 0)
        {
            Console.WriteLine($"The library was there before, and differs in: {string.Join(", ", staff.Differences)}.");
        }
        // end snippet
    }
}
