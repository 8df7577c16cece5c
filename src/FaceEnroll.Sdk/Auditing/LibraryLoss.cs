namespace FaceEnroll.Sdk.Auditing;

/// <summary>What a library that is gone may mean: some vendors delete what was not used for long.</summary>
internal static class LibraryLoss
{
    public static string Missing(FaceEnrollmentLimits? limits) => "The vendor knows no such library." + Hint(limits);

    public static string Empty(FaceEnrollmentLimits? limits) =>
        (
            limits is { AnswersUnknownLibraryAsEmpty: true }
                ? "The vendor lists no face in the library, or knows no such library: it answers both alike."
                : "The vendor lists no face in the library."
        ) + Hint(limits);

    private static string Hint(FaceEnrollmentLimits? limits) =>
        limits?.UnusedLibraryLifetime is { } life
            ? $" The platform deletes a library, with what is in it, that nobody searched or called for {life.TotalDays:0} days."
            : "";
}
