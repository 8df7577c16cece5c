namespace FaceEnroll.Sdk.Deletion;

/// <summary>What failures of deletions mean: pure.</summary>
internal static class DeletionRule
{
    /// <summary>Whether a failure is the account's or the connection's, so that the next face would fail too.</summary>
    public static bool StopsAll(FaceEnrollmentError error) =>
        error.Kind
            is FaceEnrollmentErrorKind.Authentication
                or FaceEnrollmentErrorKind.Permission
                or FaceEnrollmentErrorKind.ClockSkew
                or FaceEnrollmentErrorKind.Throttled
                or FaceEnrollmentErrorKind.Quota
                or FaceEnrollmentErrorKind.Billing
                or FaceEnrollmentErrorKind.LibraryNotFound
                or FaceEnrollmentErrorKind.CircuitOpen
                or FaceEnrollmentErrorKind.LocalLimit
                or FaceEnrollmentErrorKind.HostCallback;

    /// <summary>Whether an entry is the one that was meant: a face may be in several records, each of them one to delete.</summary>
    public static bool IsSame(string faceId, string? recordId, FaceEntry other) =>
        faceId == other.FaceId && (recordId is null || other.RecordId is null || recordId == other.RecordId);

    /// <summary>Which outcome of several says most of a face that is in several records: the lowest.</summary>
    public static int Rank(FaceDeletionOutcome? outcome) =>
        outcome switch
        {
            FaceDeletionOutcome.NotApplied => 0,
            FaceDeletionOutcome.Gone => 2,
            FaceDeletionOutcome.AlreadyAbsent => 3,
            _ => 1,
        };

    /// <summary>
    /// The failure of all faces together: null when one of them is gone or was absent, or they failed in different ways.
    /// </summary>
    public static FaceEnrollmentError? OfAll(IReadOnlyList<FaceDeletion> faces)
    {
        if (faces.Count == 0 || faces[0].Error is not { } first)
        {
            return null;
        }

        foreach (var face in faces)
        {
            if (
                face.Outcome is FaceDeletionOutcome.Gone or FaceDeletionOutcome.AlreadyAbsent
                || face.Error is not { } error
                || face.Outcome != faces[0].Outcome
                || error.Kind != first.Kind
                || error.VendorCode != first.VendorCode
            )
            {
                return null;
            }
        }

        return first;
    }
}
