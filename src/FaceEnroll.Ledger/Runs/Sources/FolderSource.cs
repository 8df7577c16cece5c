using System.IO.Enumeration;
using System.Runtime.CompilerServices;

namespace FaceEnroll.Ledger.Runs.Sources;

/// <summary>
/// A folder of pictures. Entries come in the order of their names, by their characters' numbers, so that reading again gives the same
/// order. For that the names of one folder at a time are held, about 100 bytes each, and not those of all folders.
/// </summary>
internal sealed class FolderSource : FaceRunSource
{
    /// <summary>It may lead back up, or out of the pictures.</summary>
    private const string Link = "A link to a folder is not followed.";

    /// <summary>Hidden entries are left out.</summary>
    private static readonly EnumerationOptions s_options = new()
    {
        IgnoreInaccessible = false,
        AttributesToSkip = FileAttributes.Hidden | FileAttributes.System,
    };

    /// <summary>
    /// Names of the formats that FaceEnroll tells apart, and of those that a decoder of the host's own may turn into one: where there
    /// is none, the report says so for each person, which leaving them out would not.
    /// </summary>
    private static readonly HashSet<string> s_extensions = new(StringComparer.OrdinalIgnoreCase)
    {
        ".jpg",
        ".jpeg",
        ".jfif",
        ".png",
        ".bmp",
        ".gif",
        ".webp",
        ".heic",
        ".heif",
        ".avif",
        ".tif",
        ".tiff",
    };

    private readonly string _path;

    /// <exception cref="ArgumentException">The path is null or empty.</exception>
    public FolderSource(string path) => _path = SourcePaths.Folder(path, nameof(path));

    internal override string Pictures => _path;

    internal override async IAsyncEnumerable<SourceLine> ReadAsync(
        FaceVendor vendor,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        // File systems have no asynchronous listing: at least the caller is not held up by it.
        await Task.Yield();
        foreach (var entry in Root())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (entry.IsLink)
            {
                yield return new SourceLine(0, null, Link);
            }
            else if (!entry.IsFolder)
            {
                yield return Item(vendor, Path.GetFileNameWithoutExtension(entry.Name), entry.Name);
            }
            else if (List(Path.Combine(_path, entry.Name)) is not { } files)
            {
                yield return new SourceLine(0, null, "A person's folder cannot be read.");
            }
            else
            {
                foreach (var file in files)
                {
                    yield return file.IsLink ? new SourceLine(0, null, Link)
                    : file.IsFolder ? new SourceLine(0, null, "A folder in a person's folder is not looked into.")
                    : Item(vendor, entry.Name, $"{entry.Name}/{file.Name}");
                }
            }
        }
    }

    /// <exception cref="FaceRunException">It cannot be read.</exception>
    private List<FolderEntry> Root()
    {
        var name = SourceWords.Shown(Path.GetFileName(Path.TrimEndingDirectorySeparator(_path)));
        return Directory.Exists(_path)
            ? List(_path) ?? throw new FaceRunException($"The folder {name} cannot be read.")
            : throw new FaceRunException($"There is no folder {name}.");
    }

    /// <summary>The pictures of a folder, and its folders; null where it cannot be read.</summary>
    private static List<FolderEntry>? List(string path)
    {
        try
        {
            var entries = new FileSystemEnumerable<FolderEntry>(
                path,
                (ref FileSystemEntry entry) =>
                    new FolderEntry(
                        entry.FileName.ToString(),
                        entry.IsDirectory,
                        entry.IsDirectory && (entry.Attributes & FileAttributes.ReparsePoint) != 0
                    ),
                s_options
            )
            {
                // A name with a dot in front is hidden on every system: no person is called "".
                ShouldIncludePredicate = (ref FileSystemEntry entry) =>
                    entry.FileName[0] != '.' && (entry.IsDirectory || IsPicture(entry.FileName)),
            };
            List<FolderEntry> sorted = [.. entries];
            sorted.Sort((left, right) => string.CompareOrdinal(left.Name, right.Name));
            return sorted;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static bool IsPicture(ReadOnlySpan<char> name) => s_extensions.Contains(Path.GetExtension(name).ToString());

    /// <summary>Names are taken as they are: a file with a blank in front is found by that name only.</summary>
    private static SourceLine Item(FaceVendor vendor, string person, string picture)
    {
        var item = new FaceRunItem(person, picture);
        return ItemRules.Fault(vendor, item) is { } fault ? new SourceLine(0, null, fault) : new SourceLine(0, item);
    }
}
