namespace FaceEnroll.Sdk.Tests.Listing;

/// <summary>Reads a list to its end.</summary>
internal static class FaceEntries
{
    public static async Task<List<FaceEntry>> AllAsync(IAsyncEnumerable<FaceEntry> list)
    {
        var all = new List<FaceEntry>();
        await foreach (var entry in list)
        {
            all.Add(entry);
        }

        return all;
    }

    /// <summary>Each entry as "person face".</summary>
    public static IEnumerable<string> Texts(IEnumerable<FaceEntry> entries) =>
        entries.Select(entry => $"{entry.PersonId ?? "-"} {entry.FaceId ?? "-"}");
}
