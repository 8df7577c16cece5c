using FaceEnroll.Sdk;

namespace FaceEnroll.Torture.Hosts;

/// <summary>Pictures as hosts have them: in memory, in files, in streams that seek or do not, and in streams that break.</summary>
internal sealed class Pictures : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("faceenroll-torture-").FullName;

    /// <summary>A source that works, of any kind.</summary>
    public FaceImage Any(byte[] picture, Random random)
    {
        switch (random.Next(5))
        {
            case 0:
                var path = Path.Combine(_directory, UniquePicture.Hash(picture) + ".jpg");
                File.WriteAllBytes(path, picture);
                return FaceImage.FromFile(path);
            case 1:
                return FaceImage.FromStream(new MemoryStream(picture, writable: false));
            case 2:
                return FaceImage.FromStream(
                    new BreakingStream(picture, int.MaxValue, new IOException(), canSeek: false)
                );
            case 3:
                return FaceImage.FromStream(_ => new ValueTask<Stream>(new MemoryStream(picture, writable: false)));
            default:
                return FaceImage.FromBytes(picture);
        }
    }

    /// <summary>A source that breaks at one of its readings, somewhere; with what a stream may throw.</summary>
    public static FaceImage Breaking(byte[] picture, Random random)
    {
        var at = random.Next(picture.Length);
        var good = random.Next(3);
        var opened = 0;
        Exception error = random.Next(3) switch
        {
            0 => new IOException("It broke."),
            1 => new OperationCanceledException("Somebody else's."),
            _ => new InvalidOperationException("It is closed."),
        };
        return random.Next(2) == 0
            ? FaceImage.FromStream(new BreakingStream(picture, at + (good * picture.Length), error, canSeek: true))
            : FaceImage.FromStream(_ => new ValueTask<Stream>(
                new BreakingStream(picture, opened++ < good ? int.MaxValue : at, error, canSeek: true)
            ));
    }

    public void Clear()
    {
        foreach (var file in Directory.EnumerateFiles(_directory))
        {
            File.Delete(file);
        }
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);
}
