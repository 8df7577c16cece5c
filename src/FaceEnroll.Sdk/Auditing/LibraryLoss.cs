namespace FaceEnroll.Sdk.Auditing;

/// <summary>What a library that is gone may mean: two vendors delete what was not used for a year.</summary>
internal static class LibraryLoss
{
    public static string Missing(FaceVendor vendor) => "The vendor knows no such library." + Hint(vendor);

    public static string Empty(FaceVendor vendor) =>
        (
            vendor is FaceVendor.AlibabaGuardrails or FaceVendor.AlibabaIdVerification
                ? "The vendor lists no face in the library, or knows no such library: it answers both alike."
                : "The vendor lists no face in the library."
        ) + Hint(vendor);

    private static string Hint(FaceVendor vendor) =>
        vendor switch
        {
            FaceVendor.TencentCloud =>
                " Tencent Cloud deletes groups that were not called for more than a year, with the people who are in no other.",
            FaceVendor.AlibabaGuardrails =>
                " Guardrails deletes a face and its group when no search ran within a year after it was added.",
            _ => "",
        };
}
