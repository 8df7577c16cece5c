namespace FaceEnroll.Sdk;

/// <summary>
/// The options that configuration may give in a section, as data: reflection would not survive trimming. A test holds them
/// against the options' properties, so that none is forgotten.
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

    /// <summary>All that configuration can give, groups with what they hold.</summary>
    public IEnumerable<string> Configurable =>
        Values.Select(v => v.Name).Concat(Groups.SelectMany(g => g.Value.Configurable.Select(n => $"{g.Key}:{n}")));

    /// <summary>These and more.</summary>
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

    /// <summary>Keys of configuration have no case.</summary>
    public static bool Is(string name, string key) => name.Equals(key, StringComparison.OrdinalIgnoreCase);
}
