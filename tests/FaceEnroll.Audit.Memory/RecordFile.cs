using FaceEnroll.Sdk;

namespace FaceEnroll.Audit.Memory;

/// <summary>A host's records, read a line at a time, as often as they are asked for.</summary>
internal sealed class RecordFile(string path, HeapWatch heap) : IAsyncEnumerable<FaceEntry>
{
    public async IAsyncEnumerator<FaceEntry> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        using var file = new StreamReader(path);
        while (await file.ReadLineAsync(cancellationToken) is { } line)
        {
            heap.Look();
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            yield return new FaceEntry(line[..tab], line[(tab + 1)..]);
        }
    }
}
