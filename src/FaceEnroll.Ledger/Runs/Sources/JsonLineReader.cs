using System.Text.Json;

namespace FaceEnroll.Ledger.Runs.Sources;

/// <summary>Reads items from JSON objects.</summary>
internal sealed class JsonLineReader(SourceColumns columns, FaceVendor vendor)
{
    private readonly ItemDraft _draft = new(vendor);
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a line is a JSON object, whatever it holds.</summary>
    public static bool IsObject(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Reads a line.</summary>
    public SourceLine Read(long number, string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind != JsonValueKind.Object
                    ? new SourceLine(number, null, "The line is no JSON object.")
                : Fill(document.RootElement) is { } fault ? new SourceLine(number, null, fault)
                : _draft.Finish(number);
        }
        // The message of it would hold a part of the line.
        catch (JsonException)
        {
            return new SourceLine(number, null, "The line is not valid JSON.");
        }
        // An escape that is half a surrogate pair is found when its text is asked for.
        catch (InvalidOperationException)
        {
            return new SourceLine(number, null, "The line has an escape that is no character.");
        }
    }

    private string? Fill(JsonElement line)
    {
        _draft.Clear();
        _names.Clear();
        foreach (var member in line.EnumerateObject())
        {
            if (!_names.Add(member.Name))
            {
                return "The line has a member twice.";
            }

            var column = columns.Find(vendor, member.Name);
            if (column.Use == SourceColumnUse.Unknown)
            {
                return "The line has a member that nobody knows.";
            }

            if (column.Use == SourceColumnUse.Ignored || member.Value.ValueKind == JsonValueKind.Null)
            {
                continue;
            }

            if (Value(column, member.Value) is not { } value)
            {
                return column.Parameter is { } parameter
                    ? $"{parameter.Name} must be {(parameter.IsText ? "a string or a number" : "a string, a number, true or false")}."
                    : $"The {Word(column.Use)} must be a string.";
            }

            _draft.Set(column, value);
        }

        return null;
    }

    private static string? Value(SourceColumn column, JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number when column.Parameter is not null => value.GetRawText(),
            JsonValueKind.True or JsonValueKind.False when column.Parameter is { IsText: false } => value.GetRawText(),
            _ => null,
        };

    private static string Word(SourceColumnUse use) =>
        use switch
        {
            SourceColumnUse.Person => "person",
            SourceColumnUse.Picture => "picture",
            SourceColumnUse.Library => "library",
            _ => "name",
        };
}
