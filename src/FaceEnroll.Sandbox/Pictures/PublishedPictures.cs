using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace FaceEnroll.Sandbox.Pictures;

/// <summary>Pictures that the sandbox serves by an unguessable address, as a user's object store would.</summary>
internal sealed class PublishedPictures(long maxBytes)
{
    public const string PathPrefix = "/_sandbox/published/";

    private readonly ConcurrentDictionary<string, SandboxPicture> _pictures = new(StringComparer.Ordinal);
    private long _bytes;

    public int Count => _pictures.Count;

    /// <summary>Returns the path under which the picture is served.</summary>
    public string Add(ReadOnlyMemory<byte> bytes)
    {
        if (Interlocked.Add(ref _bytes, bytes.Length) > maxBytes)
        {
            Interlocked.Add(ref _bytes, -bytes.Length);
            throw new InvalidOperationException("The sandbox holds as many picture bytes as MaxPictureBytes allows.");
        }

        var picture = SandboxPicture.From(bytes.ToArray());
        var name = $"{RandomNumberGenerator.GetHexString(32, lowercase: true)}.{Extension(picture.Header.Format)}";
        _pictures[name] = picture;
        return PathPrefix + name;
    }

    public bool Remove(string path)
    {
        if (!path.StartsWith(PathPrefix, StringComparison.Ordinal) || !_pictures.TryRemove(Name(path), out var picture))
        {
            return false;
        }

        Interlocked.Add(ref _bytes, -picture.Bytes.Length);
        return true;
    }

    public void Clear()
    {
        foreach (var name in _pictures.Keys)
        {
            Remove(PathPrefix + name);
        }
    }

    public bool TryGet(string path, [NotNullWhen(true)] out SandboxPicture? picture)
    {
        picture = null;
        return path.StartsWith(PathPrefix, StringComparison.Ordinal) && _pictures.TryGetValue(Name(path), out picture);
    }

    public static string ContentType(PictureFormat format) =>
        format switch
        {
            PictureFormat.Jpeg => "image/jpeg",
            PictureFormat.Png => "image/png",
            PictureFormat.Bmp => "image/bmp",
            PictureFormat.Gif => "image/gif",
            PictureFormat.WebP => "image/webp",
            _ => "application/octet-stream",
        };

    private static string Name(string path) => path[PathPrefix.Length..];

    private static string Extension(PictureFormat format) =>
        format switch
        {
            PictureFormat.Jpeg => "jpg",
            PictureFormat.Unknown => "bin",
            _ => format.ToString().ToLowerInvariant(),
        };
}
