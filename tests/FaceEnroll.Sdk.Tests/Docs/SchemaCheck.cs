using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace FaceEnroll.Sdk.Tests.Docs;

/// <summary>As much of JSON Schema draft-07 as the configuration schema uses; a keyword that it does not know fails.</summary>
internal sealed class SchemaCheck(JsonObject root)
{
    private static readonly string[] s_annotations =
    [
        "$schema",
        "definitions",
        "description",
        "then",
        "patternProperties",
    ];

    public bool Takes(JsonNode? value) => Takes(root, value);

    private bool Takes(JsonNode schema, JsonNode? value) =>
        schema is JsonObject rules
            ? rules["$ref"] is { } target
                ? Takes(Find((string)target!), value)
                : rules.All(rule => Keeps(rules, rule.Key, rule.Value!, value))
            : (bool)schema;

    private bool Keeps(JsonObject rules, string keyword, JsonNode rule, JsonNode? value)
    {
        var members = value as JsonObject;
        return keyword switch
        {
            "type" => Names(rule).Any(name => IsOf(name, value)),
            "enum" => rule.AsArray().Any(allowed => JsonNode.DeepEquals(allowed, value)),
            "anyOf" => rule.AsArray().Any(one => Takes(one!, value)),
            "allOf" => rule.AsArray().All(one => Takes(one!, value)),
            "if" => !Takes(rule, value) || Takes(rules["then"]!, value),
            "pattern" => Text(value) is not { } text || Matches((string)rule!, text),
            "minimum" => Number(value) is not { } number || number >= Number(rule),
            "exclusiveMinimum" => Number(value) is not { } number || number > Number(rule),
            "maximum" => Number(value) is not { } number || number <= Number(rule),
            "maxLength" => Text(value) is not { } text || text.Length <= (int)rule,
            "minProperties" => members is null || members.Count >= (int)rule,
            "required" => members is null || Names(rule).All(members.ContainsKey),
            "properties" or "additionalProperties" => members is null
                || members.All(m => TakesMember(rules, m.Key, m.Value)),
            _ => s_annotations.Contains(keyword) ? true : throw new NotSupportedException(keyword),
        };
    }

    private bool TakesMember(JsonObject rules, string name, JsonNode? value)
    {
        List<JsonNode> all =
        [
            .. rules["properties"]?[name] is { } own ? [own] : Array.Empty<JsonNode>(),
            .. (rules["patternProperties"]?.AsObject() ?? []).Where(p => Matches(p.Key, name)).Select(p => p.Value!),
        ];
        return all.Count > 0
            ? all.TrueForAll(schema => Takes(schema, value))
            : rules["additionalProperties"] is not { } rest || Takes(rest, value);
    }

    private JsonNode Find(string target) =>
        target.Split('/').Skip(1).Aggregate((JsonNode)root, (node, name) => node[name]!);

    private static IEnumerable<string> Names(JsonNode rule) =>
        rule is JsonArray several ? several.Select(n => (string)n!) : [(string)rule!];

    private static string? Text(JsonNode? value) =>
        value?.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    private static double? Number(JsonNode? value) =>
        value?.GetValueKind() == JsonValueKind.Number
            ? double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture)
            : null;

    private static bool Matches(string pattern, string text) =>
        Regex.IsMatch(text, pattern, RegexOptions.ECMAScript, TimeSpan.FromSeconds(5));

    private static bool IsOf(string type, JsonNode? value) =>
        (value?.GetValueKind() ?? JsonValueKind.Null) switch
        {
            JsonValueKind.Null => type == "null",
            JsonValueKind.Object => type == "object",
            JsonValueKind.Array => type == "array",
            JsonValueKind.String => type == "string",
            JsonValueKind.Number => type == "number"
                || (type == "integer" && value!.GetValue<double>() == Math.Floor(value.GetValue<double>())),
            _ => type == "boolean",
        };
}
