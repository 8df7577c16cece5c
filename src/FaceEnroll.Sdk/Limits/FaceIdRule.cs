using FaceEnroll.Sdk.Polyfills;
using FaceEnroll.Sdk.Primitives;

namespace FaceEnroll.Sdk;

/// <summary>An id's alphabet and length.</summary>
/// <param name="MaxLength">Most characters (all ASCII where <see cref="Punctuation"/> is given, so bytes too).</param>
/// <param name="Punctuation">
/// Allowed besides ASCII letters and digits; null when the vendor names no alphabet. Then control and invisible characters,
/// half a surrogate pair, and blanks at either end are refused: no page says what a vendor makes of them, and an id that is
/// trimmed there, or only looks the same, is a different id.
/// </param>
public sealed record FaceIdRule(int MaxLength, string? Punctuation)
{
    /// <summary>The rule in words.</summary>
    public override string ToString() =>
        Punctuation is null
            ? $"1 to {MaxLength} characters of well-formed text, none of them a control or invisible character, without blanks at its ends"
            : $"1 to {MaxLength} of ASCII letters, digits and {Punctuation}";

    internal bool Allows(string id)
    {
        if (id.Length == 0 || id.Length > MaxLength)
        {
            return false;
        }

        foreach (var c in id)
        {
            var plain = c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9';
            if (!plain && Punctuation is not null && Punctuation.IndexOf(c) < 0)
            {
                return false;
            }
        }

        return Punctuation is not null
            || VisibleAscii.Is(id)
            || (SentText.IsWellFormed(id) && !SentText.HasInvisible(id) && !SentText.HasBlankEnds(id));
    }
}
