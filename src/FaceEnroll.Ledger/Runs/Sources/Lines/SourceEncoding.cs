namespace FaceEnroll.Ledger.Runs.Sources.Lines;

/// <summary>Tells a file of another encoding by its first line.</summary>
internal static class SourceEncoding
{
    /// <exception cref="FaceRunException">The line has NUL characters, as UTF-16 has for whoever takes it for UTF-8.</exception>
    public static void Check(string text, string file)
    {
        if (text.Contains('\0'))
        {
            throw new FaceRunException(
                $"The first line of {file} is full of NUL characters. It must be UTF-8, or UTF-16 with a byte order mark."
            );
        }
    }
}
