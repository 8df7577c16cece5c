using System.Globalization;
using FaceEnroll.Sdk.Polyfills;

namespace FaceEnroll.Sdk.Primitives;

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

    /// <summary>Whether a URL can be sent as it was given: its blanks and invisible characters are written escaped.</summary>
    public static bool IsWritten(Uri url) => IsWritten(url.OriginalString);

    /// <summary>The same for its text.</summary>
    public static bool IsWritten(string url) =>
        VisibleAscii.Is(url) || (!HasWhiteSpace(url) && !HasInvisible(url) && IsWellFormed(url));

    /// <summary>Whether people could have written it: its only control characters are tabs and line breaks.</summary>
    public static bool IsWriting(string text) =>
        IsWellFormed(text) && !text.Any(static c => char.IsControl(c) && c is not ('\t' or '\n' or '\r'));

    /// <summary>
    /// Whether it holds something that nobody sees, and that comes along when a key is copied from a page or a file:
    /// control characters, the byte order mark, zero-width characters, fillers, variation selectors, tags, line and
    /// paragraph separators.
    /// </summary>
    public static bool HasInvisible(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (IsInvisible(text, i))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasWhiteSpace(string text)
    {
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsInvisible(string text, int index) =>
        CharUnicodeInfo.GetUnicodeCategory(text, index)
            is UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
        || text[index]
            // Letters and marks by their category; Unicode lists them as ignorable by default.
            is '\u034f'
                or '\u115f'
                or '\u1160'
                or '\u17b4'
                or '\u17b5'
                or (>= '\u180b' and <= '\u180f')
                or '\u3164'
                or (>= '\ufe00' and <= '\ufe0f')
                or '\uffa0'
        // High half of U+E0000 to U+E0FFF: tags and more variation selectors.
        || text[index] is >= '\udb40' and <= '\udb43';
}
