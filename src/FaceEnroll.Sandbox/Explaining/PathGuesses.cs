using FaceEnroll.Sandbox.Signing;

namespace FaceEnroll.Sandbox.Explaining;

/// <summary>What a client may have signed in place of the path.</summary>
internal static class PathGuesses
{
    public static IEnumerable<(string Mistake, string Path)> For(string path)
    {
        var segments = string.Join('/', path.Split('/').Select(PercentEncoding.Encode));
        if (segments != path)
        {
            yield return ("the path was encoded twice", segments);
            yield return ("the path was signed decoded", Uri.UnescapeDataString(path));
        }

        var whole = PercentEncoding.Encode(path);
        yield return ("the path's slashes were encoded", whole);
        yield return ("the path was encoded twice", PercentEncoding.Encode(whole));
        yield return ("the path was left out", string.Empty);
        yield return ("only / was signed for the path", "/");
        yield return ("a slash was added to the path", path + "/");
    }
}
