namespace FaceEnroll.Sdk.DependencyInjection;

/// <summary>
/// The names that configuration may give in a section, as data: reflection would not survive trimming. A test holds them
/// against the options' properties, so that none is forgotten.
/// </summary>
internal sealed class OptionNames
{
    /// <summary>Texts, numbers, switches, enums and URIs.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>Times, which .NET reads as days where they have no unit.</summary>
    public IReadOnlyList<string> Times { get; init; } = [];

    /// <summary>Delegates and objects: no configuration can give them.</summary>
    public IReadOnlyList<string> CodeOnly { get; init; } = [];

    /// <summary>Sections of their own.</summary>
    public IReadOnlyList<KeyValuePair<string, OptionNames>> Groups { get; init; } = [];

    /// <summary>All that configuration can give, groups with what they hold.</summary>
    public IEnumerable<string> Configurable =>
        Values.Concat(Times).Concat(Groups.SelectMany(g => g.Value.Configurable.Select(n => $"{g.Key}:{n}")));

    /// <summary>These and more.</summary>
    public OptionNames With(OptionNames more) =>
        new()
        {
            Values = [.. Values, .. more.Values],
            Times = [.. Times, .. more.Times],
            CodeOnly = [.. CodeOnly, .. more.CodeOnly],
            Groups = [.. Groups, .. more.Groups],
        };
}
