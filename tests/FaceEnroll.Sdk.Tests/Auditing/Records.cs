namespace FaceEnroll.Sdk.Tests.Auditing;

/// <summary>The host's own records: a stream that can be read again, and may have changed by then.</summary>
internal sealed class Records(params FaceEntry?[] first) : IAsyncEnumerable<FaceEntry>
{
    /// <summary>What the second reading gives; null for the same again.</summary>
    public FaceEntry?[]? Second { get; init; }

    /// <summary>How often the stream was read.</summary>
    public int Readings { get; private set; }

    /// <summary>An entry written as "person face"; "-" is none.</summary>
    public static FaceEntry Entry(string text)
    {
        var parts = text.Split(' ');
        return new FaceEntry(Id(parts[0]), Id(parts[1]));
    }

    public static FaceEntry[] Entries(params string[] texts) => [.. texts.Select(Entry)];

    public static Records Of(params string[] texts) => new(Entries(texts));

    public async IAsyncEnumerator<FaceEntry> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        Readings++;
        foreach (var entry in Readings > 1 && Second is not null ? Second : first)
        {
            await Task.Yield();
            yield return entry!;
        }
    }

    private static string? Id(string text) => text == "-" ? null : text;
}
