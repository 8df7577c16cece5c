namespace FaceEnroll.Sdk.Tests.Deletion;

/// <summary>Deletes, and says in a line what came of it.</summary>
internal static class Erasing
{
    /// <summary>"1 Gone, 2 NotApplied" for faces of p; "all Unknown Protocol" where the call failed as a whole.</summary>
    public static Task<string> FacesAsync(IFaceEraser eraser, params string[] faceIds) =>
        SaidAsync(async () =>
        {
            var result = await eraser.DeleteFacesAsync("p", faceIds);
            return string.Join(", ", result.Faces.Select(f => $"{f.FaceId} {f.Outcome}"));
        });

    /// <summary>"Gone: 1 Gone, 2 Gone" for p itself and its faces; a person that is only a label is "-".</summary>
    public static Task<string> PersonAsync(IFaceEraser eraser, string? libraryId = null, bool everywhere = false) =>
        SaidAsync(async () =>
        {
            var receipt = everywhere
                ? await eraser.ErasePersonFromAllLibrariesAsync("p")
                : await eraser.ErasePersonAsync("p", libraryId);
            Assert.That(receipt.Status, Is.EqualTo(FaceErasureStatus.Pending));
            var faces = receipt.Faces.Select(f => $"{f.FaceId} {f.Outcome}");
            return $"{receipt.Person?.ToString() ?? "-"}: {string.Join(", ", faces)}";
        });

    private static async Task<string> SaidAsync(Func<Task<string>> call)
    {
        try
        {
            return await call();
        }
        catch (FaceEnrollmentException e)
        {
            return $"all {e.Certainty} {e.Kind}";
        }
    }
}
