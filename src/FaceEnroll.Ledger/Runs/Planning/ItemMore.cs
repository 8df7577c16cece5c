using System.Text.Json;
using FaceEnroll.Ledger.Sql;

namespace FaceEnroll.Ledger.Runs.Planning;

/// <summary>What an item has beside its person and picture, as the ledger keeps it.</summary>
internal sealed class ItemMore
{
    public string? Name { get; init; }

    public IReadOnlyDictionary<string, string>? Parameters { get; init; }

    /// <returns>Null where there is nothing.</returns>
    public static string? Of(FaceRunItem item) =>
        item.Name is null && item.Parameters.Count == 0
            ? null
            : JsonSerializer.Serialize(
                new ItemMore { Name = item.Name, Parameters = item.Parameters.Count == 0 ? null : item.Parameters },
                LedgerJson.Default.ItemMore
            );

    /// <summary>The same item; one that names no library, in the run's.</summary>
    public static FaceRunItem Placed(FaceRunItem item, string? libraryId) =>
        item.LibraryId is not null || libraryId is null
            ? item
            : new FaceRunItem(item.PersonId, item.Picture)
            {
                LibraryId = libraryId,
                Name = item.Name,
                Parameters = item.Parameters,
            };

    public static FaceRunItem Item(string personId, string picture, string? libraryId, string? more)
    {
        var read = more is null ? null : JsonSerializer.Deserialize(more, LedgerJson.Default.ItemMore);
        var item = new FaceRunItem(personId, picture) { LibraryId = libraryId };
        return read is null
            ? item
            : new FaceRunItem(personId, picture)
            {
                LibraryId = libraryId,
                Name = read.Name,
                Parameters = read.Parameters ?? item.Parameters,
            };
    }
}
