namespace FaceEnroll.Sandbox.Requests;

/// <summary>What must not be shown in full.</summary>
internal static class Masking
{
    private const int Shown = 6;
    private const int LongestText = 240;

    private static readonly HashSet<string> s_secret = new(StringComparer.OrdinalIgnoreCase)
    {
        "X-TC-Token",
        "X-ACCESS-TOKEN",
        "x-acs-security-token",
        "SecurityToken",
        "Signature",
        "sign",
        "policy",
        "secretKey",
        "Cookie",
        "Proxy-Authorization",
    };

    public static IReadOnlyList<KeyValuePair<string, string>> Headers(
        IReadOnlyList<KeyValuePair<string, string>> headers
    ) => [.. headers.Select(h => new KeyValuePair<string, string>(h.Key, Value(h.Key, h.Value)))];

    public static string Value(string name, string value) =>
        s_secret.Contains(name) ? Mask(value)
        : name.Equals("Authorization", StringComparison.OrdinalIgnoreCase) ? Authorization(value)
        : value.Length > LongestText ? $"{value[..Shown]}… ({value.Length} characters)"
        : value;

    private static string Mask(string value) => value.Length <= Shown * 2 ? "…" : value[..Shown] + "…";

    /// <summary>All but the signature, which is last in every scheme.</summary>
    private static string Authorization(string value)
    {
        var start = value.LastIndexOf("Signature=", StringComparison.Ordinal) is var named and >= 0
            ? named + "Signature=".Length
            : value.LastIndexOf(':') + 1;
        return value[..start] + Mask(value[start..]);
    }
}
