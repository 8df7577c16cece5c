using MetadataExtractor;
using MetadataExtractor.Formats.Bmp;
using MetadataExtractor.Formats.Exif;
using MetadataExtractor.Formats.FileType;
using MetadataExtractor.Formats.Gif;
using MetadataExtractor.Formats.Jpeg;
using MetadataExtractor.Formats.Png;
using MetadataExtractor.Formats.WebP;

namespace FaceEnroll.Sdk.Tests.Images;

/// <summary>A picture's header as MetadataExtractor, an independent reader, sees it.</summary>
internal static class MetadataOracle
{
    /// <summary>Such as "Jpeg 640x480 orientation 6": the size as stored.</summary>
    public static string Describe(byte[] bytes)
    {
        using MemoryStream stream = new(bytes);
        IReadOnlyList<MetadataExtractor.Directory> directories = ImageMetadataReader.ReadMetadata(stream);
        string? format = directories
            .OfType<FileTypeDirectory>()
            .Single()
            .GetString(FileTypeDirectory.TagDetectedFileTypeName);
        (int width, int height) = format switch
        {
            "JPEG" => Size<JpegDirectory>(directories, JpegDirectory.TagImageWidth, JpegDirectory.TagImageHeight),
            "PNG" => Size<PngDirectory>(directories, PngDirectory.TagImageWidth, PngDirectory.TagImageHeight),
            "BMP" => Size<BmpHeaderDirectory>(
                directories,
                BmpHeaderDirectory.TagImageWidth,
                BmpHeaderDirectory.TagImageHeight
            ),
            "GIF" => Size<GifHeaderDirectory>(
                directories,
                GifHeaderDirectory.TagImageWidth,
                GifHeaderDirectory.TagImageHeight
            ),
            "WebP" => Size<WebPDirectory>(directories, WebPDirectory.TagImageWidth, WebPDirectory.TagImageHeight),
            _ => throw new InvalidOperationException($"A format the oracle has no name for: {format}."),
        };
        return FormattableString.Invariant(
            $"{format} {width}x{Math.Abs(height)} orientation {Orientation(directories)}"
        );
    }

    private static (int Width, int Height) Size<T>(
        IEnumerable<MetadataExtractor.Directory> directories,
        int widthTag,
        int heightTag
    )
        where T : MetadataExtractor.Directory
    {
        // A PNG has a directory for each kind of chunk; the first holds the size.
        T directory = directories.OfType<T>().First();
        return (directory.GetInt32(widthTag), directory.GetInt32(heightTag));
    }

    private static int Orientation(IEnumerable<MetadataExtractor.Directory> directories)
    {
        ExifIfd0Directory? exif = directories.OfType<ExifIfd0Directory>().FirstOrDefault();
        return exif is not null && exif.TryGetInt32(ExifDirectoryBase.TagOrientation, out int value) ? value : 1;
    }
}
