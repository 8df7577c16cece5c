namespace FaceEnroll.Sdk.Polyfills;

/// <summary>The characters from ! to ~, which nearly all texts that are sent are made of.</summary>
internal static class VisibleAscii
{
    /// <summary>Whether a text has no others.</summary>
    public static bool Is(string text)
    {
#if NET
        return text.AsSpan().IndexOfAnyExceptInRange('!', '~') < 0;
#else
        foreach (var c in text)
        {
            if (c is < '!' or > '~')
            {
                return false;
            }
        }

        return true;
#endif
    }
}
