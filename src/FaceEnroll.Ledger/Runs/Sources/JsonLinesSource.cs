using System.Runtime.CompilerServices;
using FaceEnroll.Ledger.Runs.Sources.Lines;

namespace FaceEnroll.Ledger.Runs.Sources;

/// <summary>A file with a JSON object per line.</summary>
internal sealed class JsonLinesSource : FaceRunSource
{
    private readonly string _path;
    private readonly SourceColumns _columns;

    /// <exception cref="ArgumentException">The path is null or empty, or the columns contradict each other.</exception>
    public JsonLinesSource(string path, string? pictures, FaceRunColumns? columns)
    {
        (_path, Pictures) = SourcePaths.Of(path, pictures);
        _columns = new SourceColumns(columns);
    }

    internal override string Pictures { get; }

    internal override string Fingerprint => SourcePaths.Fingerprint(_path, _columns.ToString());

    internal override async IAsyncEnumerable<SourceLine> ReadAsync(
        FaceVendor vendor,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var file = SourceFile.Open(_path);
        await using var _ = file.ConfigureAwait(false);
        var reader = new JsonLineReader(_columns, vendor);
        var isFirst = true;
        await foreach (var line in TextLines.ReadAsync(file, cancellationToken).ConfigureAwait(false))
        {
            if (line.IsBlank)
            {
                continue;
            }

            if (isFirst)
            {
                CheckFirst(line, file.Name);
                isFirst = false;
            }

            yield return line.Text is { } text
                ? reader.Read(line.Number, text)
                : new SourceLine(line.Number, null, line.Fault);
        }

        if (isFirst)
        {
            throw new FaceRunException($"{file.Name} is empty: it must have a JSON object on each line.");
        }
    }

    /// <exception cref="FaceRunException">The file holds something else.</exception>
    private static void CheckFirst(TextLine line, string file)
    {
        if (line.Text is not { } text)
        {
            throw new FaceRunException($"The first line of {file} cannot be read. {line.Fault}");
        }

        SourceEncoding.Check(text, file);
        if (!JsonLineReader.IsObject(text))
        {
            throw new FaceRunException(
                FormattableString.Invariant(
                    $"{file} is no JSON lines file: its line {line.Number}, the first one, must be a whole JSON object."
                )
            );
        }
    }
}
