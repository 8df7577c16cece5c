using FaceEnroll.Sdk.Deletion;
using FaceEnroll.Sdk.Enrollment;
using FaceEnroll.Sdk.Primitives;

namespace FaceEnroll.Sdk.Erasure;

/// <summary>Checks what is to be deleted, before anything is sent: sentences name the parameter and the rule, never a value.</summary>
internal sealed class ErasureRules(FaceVendor vendor, FaceEnrollmentLimits limits)
{
    /// <summary>Most faces of one call.</summary>
    public const int MostFaces = 1000;

    /// <summary>Longer than any id of a face.</summary>
    private const int LongestId = 256;

    /// <summary>Faces of a person.</summary>
    public void Faces(
        VendorEraser eraser,
        string personId,
        IReadOnlyList<string> faceIds,
        string? requested,
        string? library
    )
    {
        ArgumentNullException.ThrowIfNull(personId);
        ArgumentNullException.ThrowIfNull(faceIds);
        var rules = new RequestRules(vendor, eraser.DeleteFaces, FaceOperationPurpose.Delete);
        rules.Id(nameof(personId), personId, limits.PersonId);
        FaceIds(rules, eraser, nameof(faceIds), faceIds);
        rules.LibraryOfPerson(requested, library, limits);
        rules.ThrowIfBroken();
    }

    /// <summary>The faces that a replacement is to delete.</summary>
    public void OldFaces(VendorEraser eraser, IReadOnlyList<string> oldFaceIds)
    {
        ArgumentNullException.ThrowIfNull(oldFaceIds);
        var rules = new RequestRules(vendor, eraser.DeleteFaces, FaceOperationPurpose.Delete);
        FaceIds(rules, eraser, nameof(oldFaceIds), oldFaceIds);
        rules.ThrowIfBroken();
    }

    /// <summary>The faces that a verification is to keep, which may be none.</summary>
    public void FacesToKeep(VendorEraser eraser, IReadOnlyCollection<string> faceIdsToKeep)
    {
        var rules = new RequestRules(vendor, eraser.DeletePerson, FaceOperationPurpose.Delete);
        if (faceIdsToKeep.Count > 0)
        {
            FaceIds(rules, eraser, nameof(faceIdsToKeep), [.. faceIdsToKeep]);
        }

        rules.ThrowIfBroken();
    }

    /// <summary>A person, and the library to erase it from.</summary>
    public void Person(VendorEraser eraser, string personId, string? library)
    {
        ArgumentNullException.ThrowIfNull(personId);
        var rules = new RequestRules(vendor, eraser.DeletePerson, FaceOperationPurpose.Delete);
        rules.Id(nameof(personId), personId, limits.PersonId);
        if (library is not null || limits.LibraryUse == FaceLibraryUse.Required)
        {
            rules.NamedLibrary(library, limits);
        }

        rules.ThrowIfBroken();
    }

    /// <summary>A person to erase everywhere.</summary>
    public void PersonEverywhere(VendorEraser eraser, string personId)
    {
        ArgumentNullException.ThrowIfNull(personId);
        var rules = new RequestRules(vendor, eraser.DeletePerson, FaceOperationPurpose.Delete);
        rules.Id(nameof(personId), personId, limits.PersonId);
        rules.ThrowIfBroken();
    }

    private static void FaceIds(RequestRules rules, VendorEraser eraser, string name, IReadOnlyList<string> faceIds)
    {
        rules.Must(faceIds.Count is > 0 and <= MostFaces, name, $"hold 1 to {MostFaces} ids");
        foreach (var id in faceIds)
        {
            if (id is not { Length: > 0 and <= LongestId } || !SentText.IsWellFormed(id) || id.Any(char.IsControl))
            {
                rules.Must(false, name, $"be ids of 1 to {LongestId} characters of well-formed text");
            }
            else if (eraser.FaultOf(id) is { } fault)
            {
                rules.Must(false, name, fault);
            }
        }

        rules.Must(faceIds.Distinct(StringComparer.Ordinal).Count() == faceIds.Count, name, "name each face once");
    }
}
