using System.Text.Json;

namespace FaceEnroll.Sdk.Tests.Signing;

/// <summary>Reads the captured requests and published examples.</summary>
internal static class VectorFile
{
    public static JsonElement Read(string name)
    {
        using var document = JsonDocument.Parse(
            File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Vectors", name))
        );
        return document.RootElement.Clone();
    }

    /// <summary>One test case for each entry, named by its id.</summary>
    public static IEnumerable<TestCaseData> Cases(this JsonElement entries) =>
        entries.EnumerateArray().Select(e => new TestCaseData(e).SetArgDisplayNames(e.Text("id")));

    public static IEnumerable<TestCaseData> Cases(this JsonElement entries, string scheme) =>
        entries.Cases().Where(c => ((JsonElement)c.Arguments[0]!).Text("scheme") == scheme);

    public static string Text(this JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (string name in path)
        {
            element = element.GetProperty(name);
        }

        return element.GetString()!;
    }

    /// <summary>The value of a captured header, whatever its case; null when it was not sent.</summary>
    public static string? Header(this JsonElement entry, string name) =>
        entry
            .Headers()
            .Where(h => string.Equals(h.Name, name, StringComparison.OrdinalIgnoreCase))
            .Select(h => h.Value)
            .SingleOrDefault();

    public static IEnumerable<(string Name, string Value)> Headers(this JsonElement entry) =>
        entry
            .GetProperty("captured")
            .GetProperty("headers")
            .EnumerateArray()
            .Select(h => (h[0].GetString()!, h[1].GetString()!));
}
