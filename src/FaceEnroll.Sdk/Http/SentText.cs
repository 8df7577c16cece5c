using System.Globalization;

namespace FaceEnroll.Sdk.Http;

/// <summary>What a text that goes on the wire must not hold.</summary>
internal static class SentText
{
    /// <summary>Whether every surrogate has its other half: UTF-8 cannot write half a character.</summary>
    public static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]))
            {
                if (!char.IsHighSurrogate(text[i]) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1]))
                {
                    return false;
                }

                i++;
            }
        }

        return true;
    }

    /// <summary>Whether a blank stands at either end.</summary>
    public static bool HasBlankEnds(string text) =>
        text.Length > 0 && (char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[text.Length - 1]));

    /// <summary>Whether a URL can be sent as it was given: it writes blanks, line breaks and control characters escaped.</summary>
    public static bool IsWritten(Uri url) =>
        !url.OriginalString.Any(static c => char.IsControl(c) || char.IsWhiteSpace(c))
        && IsWellFormed(url.OriginalString);

    /// <summary>
    /// What nobody sees, and what comes along when a key is copied from a page or a file: control characters, the byte
    /// order mark, zero-width characters, line and paragraph separators.
    /// </summary>
    public static bool IsInvisible(char c) =>
        char.GetUnicodeCategory(c)
            is UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator;
}
