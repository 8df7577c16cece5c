using System.Reflection;
using System.Text.Json.Serialization;
using FaceEnroll.Ledger;

namespace FaceEnroll.Cli.Configuration;

/// <summary>
/// The options that are keys: those texts that the library's options never write as JSON. They are read from the options
/// themselves, so that a new vendor's keys are known here, too.
/// </summary>
internal static class KeyOptions
{
    private static readonly HashSet<string> s_normal = VendorOptions
        .All.SelectMany(Of)
        // Spelled as no vendor spells them, and meant all the same.
        .Concat(["Secret", "Password", "ApiToken", "SessionToken", "AppSecret", "AccessKeyId"])
        // The ledger's own.
        .Append(nameof(FaceLedgerOptions.PersonIdKey))
        .Select(Normal)
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>A vendor's, for example SecretId, SecretKey and Token.</summary>
    public static IReadOnlyList<string> Of(FaceVendor vendor) =>
        [
            .. VendorOptions
                .New(vendor)
                .GetType()
                .GetProperties()
                .Where(p => p.PropertyType == typeof(string) && p.GetCustomAttribute<JsonIgnoreAttribute>() is not null)
                .Select(p => p.Name),
        ];

    /// <summary>Whether a name is a key's, however it is spelled: <c>api_secret</c>, <c>--secret-key</c>.</summary>
    public static bool Is(string name) => s_normal.Contains(Normal(name));

    private static string Normal(string name) =>
        string.Concat(name.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
}
