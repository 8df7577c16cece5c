using System.Reflection.Metadata;
using System.Text.Json;

/// <summary>A debugger finds the sources: what the symbols say about where each of them lies.</summary>
internal static class SourceLink
{
    private static readonly Guid s_kind = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");
    private static readonly Guid s_embedded = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");

    public static List<string> Complaints(string pdb, string url, string root)
    {
        using var provider = MetadataReaderProvider.FromPortablePdbStream(File.OpenRead(pdb));
        var reader = provider.GetMetadataReader();
        var links = reader
            .CustomDebugInformation.Select(reader.GetCustomDebugInformation)
            .Where(i => reader.GetGuid(i.Kind) == s_kind)
            .Select(i => reader.GetBlobBytes(i.Value))
            .ToList();
        if (links.Count != 1)
        {
            return [$"{pdb} has {links.Count} source links"];
        }

        var (local, remote) = JsonSerializer
            .Deserialize<Dictionary<string, Dictionary<string, string>>>(links[0])!["documents"]
            .Single();
        if (remote != url)
        {
            return [$"{pdb} leads to {remote}, and not to {url}"];
        }

        // What the build makes is in the symbols themselves; every other source lies below the link, and is a file of the repository.
        var prefix = local.TrimEnd('*');
        var embedded = reader
            .CustomDebugInformation.Select(reader.GetCustomDebugInformation)
            .Where(i => reader.GetGuid(i.Kind) == s_embedded)
            .Select(i => i.Parent)
            .ToHashSet();
        var documents = reader
            .Documents.Where(d => !embedded.Contains(d))
            .Select(d => reader.GetString(reader.GetDocument(d).Name))
            .ToList();
        Console.WriteLine($"{Path.GetFileName(pdb)}: {documents.Count} sources at {url}, {embedded.Count} embedded");
        return
        [
            .. documents
                .Where(d =>
                    !d.StartsWith(prefix, StringComparison.Ordinal)
                    || !File.Exists(Path.Combine(root, d[prefix.Length..]))
                )
                .Select(d => $"{d} is no file of the repository"),
            .. documents.Count == 0 ? [$"{pdb} leads to no source"] : Array.Empty<string>(),
        ];
    }
}
