namespace FaceEnroll.Ledger.Runs.Sources.Lines;

/// <summary>A file with a list. What goes wrong with it is said without its folder, and without the system's words, which name it.</summary>
internal sealed class SourceFile(string name, Stream stream) : IAsyncDisposable
{
    /// <summary>Its name without its folder, as messages may show it.</summary>
    public string Name { get; } = name;

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file, as a full path.</param>
    /// <exception cref="FaceRunException">It cannot be opened.</exception>
    public static SourceFile Open(string path)
    {
        var name = SourceWords.Shown(Path.GetFileName(path));
        try
        {
            if (Directory.Exists(path))
            {
                throw new FaceRunException($"{name} is a folder, not a file.");
            }

            return new SourceFile(
                name,
                new FileStream(
                    path,
                    new FileStreamOptions
                    {
                        // What is read goes into a buffer of 64 KiB already.
                        BufferSize = 0,
                        Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
                    }
                )
            );
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new FaceRunException($"There is no file {name}.");
        }
        catch (UnauthorizedAccessException)
        {
            throw new FaceRunException($"{name} may not be read: this process lacks the permission.");
        }
        catch (IOException)
        {
            throw new FaceRunException($"{name} cannot be opened. Does another program hold it open?");
        }
    }

    /// <exception cref="FaceRunException">It cannot be read.</exception>
    public async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        try
        {
            return await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FaceRunException($"{Name} cannot be read to its end.");
        }
    }

    public ValueTask DisposeAsync() => stream.DisposeAsync();
}
