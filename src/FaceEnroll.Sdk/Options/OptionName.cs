using System.Globalization;

namespace FaceEnroll.Sdk;

/// <summary>An option that configuration may give, and the texts that it accepts: those that .NET's binder can read.</summary>
internal sealed class OptionName
{
    private const string Write = "hours:minutes:seconds, for example 00:00:30 for 30 seconds, or 1.00:00:00 for a day";

    private readonly Func<string, string?> _fault;

    private OptionName(string name, Type type, Func<string, string?> fault) =>
        (Name, Type, _fault) = (name, type, fault);

    public string Name { get; }

    /// <summary>What it is read as.</summary>
    public Type Type { get; }

    public static OptionName Text(string name) => new(name, typeof(string), static _ => null);

    public static OptionName Switch(string name) =>
        new(name, typeof(bool), static text => bool.TryParse(text, out _) ? null : "must be true or false");

    public static OptionName Integer(string name) =>
        new(
            name,
            typeof(int),
            static text =>
                int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out _) ? null
                // It is a number, whatever its length.
                : text.Trim().TrimStart('-', '+') is { Length: > 0 } digits && digits.All(c => c is >= '0' and <= '9')
                    ? "must be a whole number within -2,147,483,648 and 2,147,483,647"
                : "must be a whole number"
        );

    public static OptionName Number(string name) =>
        new(
            name,
            typeof(double),
            static text =>
                double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
                    ? null
                    : "must be a number, with a point for its fraction"
        );

    public static OptionName Uri(string name) =>
        new(
            name,
            typeof(Uri),
            static text => System.Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out _) ? null : "must be a URI"
        );

    public static OptionName Time(string name) => new(name, typeof(TimeSpan), TimeFault);

    /// <summary>By name: a number says nothing to a reader.</summary>
    public static OptionName Choice<TEnum>(string name)
        where TEnum : struct, Enum
    {
        var names = Enum.GetNames<TEnum>();
        var fault = $"must be {string.Join(", ", names.Take(names.Length - 1))} or {names[names.Length - 1]}";
        return new(
            name,
            typeof(TEnum),
            text => names.Contains(text.Trim(), StringComparer.OrdinalIgnoreCase) ? null : fault
        );
    }

    /// <summary>
    /// What is wrong with a text, in words that follow the option; null when it is accepted. An empty text sets nothing.
    /// </summary>
    public string? Fault(string text) => text.Length == 0 ? null : _fault(text);

    /// <summary>"30" and "00:30" are days and hours to .NET.</summary>
    private static string? TimeFault(string text)
    {
        if (!TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var read))
        {
            return $"must be a time: write {Write}";
        }

        var colons = text.Count(static c => c == ':');
        return read == TimeSpan.Zero || colons > 1 ? null
            : colons == 1 ? $"has no seconds and would be {read:c} (hours:minutes:seconds). Write {Write}"
            : $"has no unit and would be {read.Days.ToString(CultureInfo.InvariantCulture)} {(read.Days == 1 ? "day" : "days")}. "
                + $"Write {Write}";
    }
}
