namespace FaceEnroll.Sdk.Replies;

/// <summary>
/// Which of a reply's codes and request ids may stand in messages, logs, spans and properties. A vendor may write there
/// what it was sent, so a text is shown only if all of it is ASCII letters, digits and <c>- _ . , :</c> (what the printed
/// codes and ids of all five vendors are made of), cut at 128 characters, and if it holds neither a key of the
/// call nor the person's id.
/// </summary>
internal static class ReplyText
{
    private const int MaxLength = 128;

    /// <summary>The text as it may be shown; null when it may not be, or there is none.</summary>
    /// <param name="text">What the reply says.</param>
    /// <param name="attempt">What was sent.</param>
    public static string? Shown(string? text, Attempt attempt) => IsToken(text) ? ShownToken(text!, attempt) : null;

    /// <summary>The same for a text of this library's own table, whose blanks are the vendor's: only an echo is hidden.</summary>
    public static string? ShownToken(string text, Attempt attempt) =>
        text.Length == 0 || attempt.IsRepeatedIn(text) ? null
        : text.Length > MaxLength ? text.Substring(0, MaxLength)
        : text;

    /// <summary>Whether it is made of what codes and ids are made of.</summary>
    public static bool IsToken(string? text)
    {
        foreach (var c in text ?? "")
        {
            if (
                c
                is not (
                    (>= 'a' and <= 'z')
                    or (>= 'A' and <= 'Z')
                    or (>= '0' and <= '9')
                    or '-'
                    or '_'
                    or '.'
                    or ','
                    or ':'
                )
            )
            {
                return false;
            }
        }

        return !string.IsNullOrEmpty(text);
    }
}
