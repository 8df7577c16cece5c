using System.Text.Json;

namespace FaceEnroll.Cli.Output;

/// <summary>Members that are null where nothing is known, so that every line has the same ones.</summary>
internal static class JsonWriting
{
    public static void WriteOptional(this Utf8JsonWriter json, string name, bool? value)
    {
        if (value is { } known)
        {
            json.WriteBoolean(name, known);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    public static void WriteOptional(this Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } known)
        {
            json.WriteNumber(name, Math.Round(known, 3));
        }
        else
        {
            json.WriteNull(name);
        }
    }

    public static void WriteOptional(this Utf8JsonWriter json, string name, string? value) =>
        json.WriteString(name, value);
}
