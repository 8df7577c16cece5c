using FaceEnroll.Sdk.Polyfills;

namespace FaceEnroll.Sdk.Images;

/// <summary>A file, opened once per call and without write sharing, so that what was checked is what is sent.</summary>
internal sealed class FileImageSource(string path) : FaceImageSource
{
    public override ValueTask<OpenedImage> OpenAsync(long maxBytes, CancellationToken cancellationToken)
    {
        if (HasNoLength())
        {
            return new ValueTask<OpenedImage>(new OpenedImage(ReadOnlyMemory<byte>.Empty));
        }

        var stream = Open();
        return new ValueTask<OpenedImage>(new OpenedImage(stream, origin: 0, stream.Length, stream));
    }

    /// <summary>A pipe and a device have no length, and opening one may wait for ever.</summary>
    private bool HasNoLength()
    {
        try
        {
            // A link's own length is that of its text.
            return FileLink.Target(new FileInfo(path)) is { Exists: true, Length: 0 };
        }
        catch (Exception)
        {
            // Opening it says what is wrong.
            return false;
        }
    }

    private FileStream Open()
    {
        try
        {
            // Chunks are larger than any buffer of FileStream's own: a size of 1 switches that off on every target.
            return new FileStream(
                path,
                FileMode.Open,
                FileAccess.Read,
                FileShare.Read,
                bufferSize: 1,
                FileOptions.SequentialScan
            );
        }
        catch (Exception e)
        {
            throw ImageReadException.OfFile(e);
        }
    }
}
