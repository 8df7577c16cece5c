using System.Text;
using FaceEnroll.Ledger.Runs.Sources;
using FaceEnroll.Ledger.Tests.Support;
using FaceEnroll.Sdk;

namespace FaceEnroll.Ledger.Tests.Sources;

/// <summary>Reads lists that a test writes.</summary>
internal sealed class SourceBed : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public string Folder => _folder.Path;

    public string Write(string content, string name = "people.csv", Encoding? encoding = null)
    {
        encoding ??= new UTF8Encoding(false);
        return Write([.. encoding.GetPreamble(), .. encoding.GetBytes(content)], name);
    }

    public string Write(byte[] content, string name = "people.csv")
    {
        var path = _folder.File(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
        return path;
    }

    public Task<List<SourceLine>> CsvAsync(
        string content,
        FaceVendor vendor = FaceVendor.TencentCloud,
        FaceRunColumns? columns = null
    ) => ReadAsync(FaceRunSource.Csv(Write(content), columns: columns), vendor);

    public Task<List<SourceLine>> JsonAsync(
        string content,
        FaceVendor vendor = FaceVendor.TencentCloud,
        FaceRunColumns? columns = null
    ) => ReadAsync(FaceRunSource.JsonLines(Write(content, "people.jsonl"), columns: columns), vendor);

    public static async Task<List<SourceLine>> ReadAsync(
        FaceRunSource source,
        FaceVendor vendor = FaceVendor.TencentCloud
    )
    {
        List<SourceLine> lines = [];
        await foreach (var line in source.ReadAsync(vendor, CancellationToken.None))
        {
            lines.Add(line);
        }

        return lines;
    }

    /// <summary>Items and faults as a test compares them: number, then person and picture, or what is wrong.</summary>
    public static IEnumerable<string> Texts(IEnumerable<SourceLine> lines) =>
        lines.Select(line =>
            line.Item is { } item ? $"{line.Line} {item.PersonId} {item.Picture}" : $"{line.Line} ! {line.Fault}"
        );

    public void Dispose() => _folder.Dispose();
}
