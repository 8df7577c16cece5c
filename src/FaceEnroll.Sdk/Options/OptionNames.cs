namespace FaceEnroll.Sdk;

/// <summary>
/// The options that configuration may give in a section, as data: reflection would not survive trimming. A test compares
/// them with the options' properties, so that none is forgotten.
/// </summary>
internal sealed class OptionNames
{
    /// <summary>Takes nothing.</summary>
    public static OptionNames None { get; } = new();

    /// <summary>Single values.</summary>
    public IReadOnlyList<OptionName> Values { get; init; } = [];

    /// <summary>Delegates and objects: no configuration can give them.</summary>
    public IReadOnlyList<string> CodeOnly { get; init; } = [];

    /// <summary>Sections of their own.</summary>
    public IReadOnlyList<KeyValuePair<string, OptionNames>> Groups { get; init; } = [];

    /// <summary>Whether an empty section of these is a mistake: it looks like switching something on, and does not.</summary>
    public bool IsOffWhenEmpty { get; init; }

    /// <summary>Everything that configuration can give, and groups with their contents.</summary>
    public IEnumerable<string> Configurable =>
        Values.Select(v => v.Name).Concat(Groups.SelectMany(g => g.Value.Configurable.Select(n => $"{g.Key}:{n}")));

    /// <summary>These and some more.</summary>
    public OptionNames With(OptionNames more) =>
        new()
        {
            Values = [.. Values, .. more.Values],
            CodeOnly = [.. CodeOnly, .. more.CodeOnly],
            Groups = [.. Groups, .. more.Groups],
        };

    /// <summary>The single value of this key; null when there is none.</summary>
    public OptionName? Value(string key) => Values.FirstOrDefault(v => Is(v.Name, key));

    /// <summary>The group of this key; null when there is none.</summary>
    public OptionNames? Group(string key) => Groups.FirstOrDefault(g => Is(g.Key, key)).Value;

    /// <summary>Configuration keys ignore case.</summary>
    public static bool Is(string name, string key) => name.Equals(key, StringComparison.OrdinalIgnoreCase);
}
