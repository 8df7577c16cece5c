namespace FaceEnroll.Cli.Configuration;

/// <summary>The file that <c>faceenroll init</c> writes.</summary>
internal static class ConfigurationTemplate
{
    /// <summary>The text for a vendor.</summary>
    public static string For(FaceVendor vendor) =>
        $$"""
            // Configuration of the command faceenroll. No key belongs here: they come from environment variables,
            // {{string.Join(", ", Variables(vendor))}}
            // or {{VendorOptions.New(vendor).Credentials.EnvironmentNames}}.
            {
              "FaceEnrollment": {
                // The registration that enrolls, where --registration names no other.
                "Default": "{{vendor}}",
                "{{vendor}}": {
            {{Options(vendor)}}
                  // Most requests a second. Default: the vendor's documented figure, where it states one.
                  // "RequestsPerSecond": 10,

                  // The name of the vendor account, whatever its keys: what the ledger records belongs to it.
                  "Account": "main",

                  "Vendor": "{{vendor}}"
                }
              },
              "FaceEnrollTool": {
                // Remembers what was enrolled. A file on a local disk, relative to this one.
                "Ledger": "faces.ledger",

                // Whether pictures are turned, scaled and converted so that the vendor takes them.
                "Fit": false
              }
            }

            """;

    /// <summary>The variables that hold the keys.</summary>
    public static IReadOnlyList<string> Variables(FaceVendor vendor) =>
        [
            .. KeyOptions
                .Of(vendor)
                .Where(key => !key.EndsWith("Token", StringComparison.Ordinal))
                .Select(key => $"{ToolSettings.Section}__{vendor}__{key}"),
        ];

    private static string Options(FaceVendor vendor) =>
        vendor switch
        {
            FaceVendor.TencentCloud => """
                      // Default: no region. "ap-guangzhou" and others for the mainland.
                      // "Region": "ap-guangzhou",

                """,
            FaceVendor.AlibabaGuardrails => """
                      "Region": "cn-shanghai",

                """,
            FaceVendor.AlibabaIdVerification => """
                      "Region": "ap-southeast-1",
                      // The face library's id, from the vendor's console.
                      "LibraryId": "sgl0001",

                """,
            FaceVendor.FinAuth => """
                      // The face library: group_id.
                      "LibraryId": "staff",

                """,
            FaceVendor.AdvanceAI => """
                      // Singapore, Indonesia, Philippines, Thailand, Malaysia or Mexico.
                      "Region": "Singapore",
                      // The face library's id.
                      "LibraryId": "staff",

                """,
            _ => "",
        };
}
