using System.Text.Json;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.State;

/// <summary>One object of a seed or a control request; its faults name the place.</summary>
internal sealed class SeedItem
{
    private readonly JsonElement _element;
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    public SeedItem(JsonElement element, string path)
    {
        Path = path;
        _element =
            element.ValueKind == JsonValueKind.Object
                ? element
                : throw new FormatException($"{path} is not an object.");
        Once(element, path);
    }

    public string Path { get; }

    public string Required(string name) =>
        Optional(name) is { Length: > 0 } text
            ? text
            : throw new FormatException($"{Path}.{name} is required, as a text.");

    public string? Optional(string name) =>
        !Has(name, out var value) || value.ValueKind == JsonValueKind.Null
            ? null
            : value.Text() ?? throw new FormatException($"{Path}.{name} is not a text.");

    /// <summary>A number becomes the text it was written as.</summary>
    public string? TextOrNumber(string name) =>
        Has(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetRawText() : Optional(name);

    public int Number(string name, int otherwise) =>
        !Has(name, out var value) || value.ValueKind == JsonValueKind.Null ? otherwise
        : value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number
        : throw new FormatException($"{Path}.{name} is not a whole number.");

    public double? Fraction(string name) =>
        !Has(name, out var value) || value.ValueKind == JsonValueKind.Null ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) ? number
        : throw new FormatException($"{Path}.{name} is not a number.");

    /// <summary>How often something is to happen: once, unless it says otherwise.</summary>
    public int Count()
    {
        var count = Number("count", 1);
        return count >= 1 ? count : throw new FormatException($"{Path}.count is not 1 or more.");
    }

    public string[] List(string name) =>
        !Has(name, out var value) ? []
        : value.ValueKind == JsonValueKind.Array
            ?
            [
                .. value
                    .EnumerateArray()
                    .Select(item =>
                        item.Text() is { Length: > 0 } text
                            ? text
                            : throw new FormatException($"{Path}.{name} holds something that is no text, or empty.")
                    ),
            ]
        : throw new FormatException($"{Path}.{name} is not a list.");

    /// <summary>An object whose values are texts or null.</summary>
    public (string Name, string? Value)[] Texts(string name)
    {
        if (!Has(name, out var value) || value.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException($"{Path}.{name} is required, as an object.");
        }

        Once(value, $"{Path}.{name}");
        return [.. value.EnumerateObject().Select(member => (member.Name, TextOrNull(member)))];
    }

    /// <summary>Everything that can be read has been asked for: any name left is misspelt, or means nothing here.</summary>
    public void End()
    {
        foreach (var member in _element.EnumerateObject().Where(member => !_asked.Contains(member.Name)))
        {
            throw new FormatException(
                $"{Path}.{member.Name} is unknown here: this takes {(_asked.Count == 0 ? "nothing" : string.Join(", ", _asked.Order(StringComparer.Ordinal)))}."
            );
        }
    }

    /// <summary>Of a name that comes twice, a parser takes either value.</summary>
    public static void Once(JsonElement element, string path)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in element.EnumerateObject().Where(member => !names.Add(NameOf(member, path))))
        {
            throw new FormatException($"{path}.{member.Name} is there twice.");
        }
    }

    private static string NameOf(JsonProperty member, string path)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException e)
        {
            // A lone surrogate or bytes that are not UTF-8.
            throw new FormatException($"{path} holds a name that is no text.", e);
        }
    }

    private bool Has(string name, out JsonElement value)
    {
        _asked.Add(name);
        return _element.TryGetProperty(name, out value);
    }

    private string? TextOrNull(JsonProperty member) =>
        member.Value.ValueKind == JsonValueKind.Null
            ? null
            : member.Value.Text() ?? throw new FormatException($"{Path}.{member.Name} is neither a text nor null.");

    /// <summary>Null for all of them.</summary>
    public SandboxVendor? Vendor() =>
        Optional("vendor") is { } name ? EnumName.Parse<SandboxVendor>(name, $"{Path}.vendor") : null;
}
