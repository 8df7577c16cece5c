namespace FaceEnroll.Sdk.Polyfills;

/// <summary>Where a link to a file leads to, in the end.</summary>
internal static class FileLink
{
    /// <summary>What a link points to; the file itself where it is none, or the framework does not tell.</summary>
    /// <exception cref="IOException">The link cannot be followed.</exception>
    public static FileInfo Target(FileInfo file)
    {
#if NET
        return file.Exists && (file.Attributes & FileAttributes.ReparsePoint) != 0
            ? file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file
            : file;
#else
        return file;
#endif
    }
}
