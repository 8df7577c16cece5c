using FaceEnroll.Cli.Hosting;

namespace FaceEnroll.Cli.Pictures;

/// <summary>A picture as it is named on a command line.</summary>
internal static class PictureSource
{
    public static bool IsUrl(string picture) =>
        picture.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
        || picture.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    /// <summary>A picture to be sent.</summary>
    /// <exception cref="ToolException">There is no such file.</exception>
    public static FaceImage Open(ToolHost host, string picture, int number)
    {
        if (IsUrl(picture))
        {
            return Uri.TryCreate(picture, UriKind.Absolute, out var url)
                ? FaceImage.FromUrl(url)
                : throw new ToolException($"Picture {number} is no URL.");
        }

        var path = host.Resolve(picture);
        return File.Exists(path)
            ? FaceImage.FromFile(path)
            : throw new ToolException($"Picture {number}: there is no such file.");
    }
}
