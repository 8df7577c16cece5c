using System.Globalization;
using FaceEnroll.Sdk.Primitives;

namespace FaceEnroll.Ledger.Runs.Requests;

/// <summary>
/// Makes the parameters of one vendor's request. A table by hand: reflection would not survive trimming, and a new property would
/// become a column without anybody having thought of its rule.
/// </summary>
internal static class ParameterTable<TRequest>
    where TRequest : FaceEnrollmentRequest
{
    /// <summary>True or false, as people and spreadsheets write them.</summary>
    public static VendorParameter Flag(string name, Action<TRequest, bool> set) =>
        new ParsedParameter<TRequest, bool>(name, "be true or false (also 1 or 0, yes or no)", TryFlag, set);

    /// <summary>A whole number, without blanks, groups and exponents.</summary>
    public static VendorParameter Whole(string name, int least, int most, Action<TRequest, int> set) =>
        new ParsedParameter<TRequest, int>(
            name,
            FormattableString.Invariant($"be a whole number from {least} to {most}"),
            (string text, out int value) =>
                int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value)
                && value >= least
                && value <= most,
            set
        );

    /// <summary>A number with a decimal point, whatever the culture: "0,5" is refused, not read as 5.</summary>
    public static VendorParameter Number(string name, double least, double most, Action<TRequest, double> set) =>
        new ParsedParameter<TRequest, double>(
            name,
            FormattableString.Invariant($"be a number from {least} to {most}, with a decimal point if any"),
            (string text, out double value) =>
                double.TryParse(
                    text,
                    NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                    CultureInfo.InvariantCulture,
                    out value
                )
                && value >= least
                && value <= most,
            set
        );

    /// <summary>Text that people write.</summary>
    public static VendorParameter Text(string name, int mostCharacters, Action<TRequest, string> set) =>
        Text(
            name,
            FormattableString.Invariant(
                $"be at most {mostCharacters} characters of well-formed text, without control characters but tabs and line breaks"
            ),
            text => text.Length <= mostCharacters && SentText.IsWriting(text),
            set
        );

    /// <summary>An id.</summary>
    public static VendorParameter Id(string name, FaceIdRule rule, Action<TRequest, string> set) =>
        Text(name, $"be {rule}", rule.Allows, set);

    /// <summary>Text with a rule of its own.</summary>
    public static VendorParameter Text(
        string name,
        string rule,
        Func<string, bool> allows,
        Action<TRequest, string> set
    ) =>
        new ParsedParameter<TRequest, string>(
            name,
            rule,
            (string text, out string value) =>
            {
                value = text;
                return allows(text);
            },
            set
        );

    private static bool TryFlag(string text, out bool value)
    {
        value = Is("true") || Is("1") || Is("yes");
        return value || Is("false") || Is("0") || Is("no");

        bool Is(string word) => text.Equals(word, StringComparison.OrdinalIgnoreCase);
    }
}
