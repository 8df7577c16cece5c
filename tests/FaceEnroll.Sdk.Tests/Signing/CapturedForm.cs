using System.Text.Json;
using FaceEnroll.Sdk.Signing;

namespace FaceEnroll.Sdk.Tests.Signing;

/// <summary>The parameters of a captured Alibaba request, decoded, in wire order.</summary>
internal static class CapturedForm
{
    public static SignedParameter[] Query(JsonElement entry) => Decode(entry.Text("captured", "query"));

    public static SignedParameter[] Form(JsonElement entry) =>
        entry.Header("content-type") == "application/x-www-form-urlencoded"
            ? Decode(entry.Text("captured", "body", "text"))
            : [];

    public static SignedParameter[] FromObject(JsonElement members) =>
        [.. members.EnumerateObject().Select(p => new SignedParameter(p.Name, p.Value.GetString()!))];

    public static SignedHeader[] AcsHeaders(JsonElement entry) =>
        [
            .. entry
                .Headers()
                .Where(h => h.Name.StartsWith("x-acs-", StringComparison.OrdinalIgnoreCase))
                .Select(h => new SignedHeader(h.Name, h.Value)),
        ];

    private static SignedParameter[] Decode(string? encoded) =>
        string.IsNullOrEmpty(encoded)
            ? []
            :
            [
                .. encoded
                    .Split('&')
                    .Select(pair => pair.Split('=', 2))
                    .Select(pair => new SignedParameter(
                        Uri.UnescapeDataString(pair[0]),
                        Uri.UnescapeDataString(pair[1])
                    )),
            ];
}
