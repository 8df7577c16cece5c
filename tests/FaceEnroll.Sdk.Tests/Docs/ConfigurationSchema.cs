using System.Reflection;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using FaceEnroll.Sdk.DependencyInjection;

namespace FaceEnroll.Sdk.Tests.Docs;

/// <summary>The JSON schema of the FaceEnrollment section, made from the options and what their documentation says.</summary>
internal static class ConfigurationSchema
{
    // As .NET reads them: blanks at the ends, and days before a point or a colon; zero days only, or exactly one.
    private const string Clock = @"(0+[.:])?([01]?\d|2[0-3]):[0-5]?\d:[0-5]?\d(\.\d{1,7})?";
    private const string Day = @"0*1[.:]0?0:0?0:0?0(\.0{1,7})?";
    private const string NotZero = @"(?![0:.]*\s*$)";

    private static readonly XDocument s_documentation = XDocument.Load(
        Path.ChangeExtension(typeof(FaceEnrollmentOptions).Assembly.Location, ".xml")
    );

    public static JsonObject Create()
    {
        var vendors = FaceVendorTable.All.Select(v => v.Name).ToList();
        return new JsonObject
        {
            ["$schema"] = "http://json-schema.org/draft-07/schema#",
            ["definitions"] = new JsonObject(vendors.Select(v => Member(Definition(v), Vendor(v)))),
            ["type"] = "object",
            ["properties"] = new JsonObject
            {
                ["FaceEnrollment"] = new JsonObject
                {
                    ["type"] = "object",
                    ["description"] =
                        "FaceEnroll.Sdk: one registration per member, named as its vendor, or by any name with a 'Vendor'.",
                    ["minProperties"] = 1,
                    ["properties"] = new JsonObject([
                        Member("$schema", SchemaAddress()),
                        Member("Default", Name("The registration that IFaceEnrollmentClient resolves to.")),
                        .. vendors.Select(v => Member(v, Reference(v))),
                    ]),
                    ["patternProperties"] = new JsonObject(vendors.Select(v => Member(OneOf(v), Reference(v)))),
                    ["additionalProperties"] = new JsonObject
                    {
                        ["type"] = "object",
                        ["required"] = new JsonArray("Vendor"),
                        ["properties"] = new JsonObject { ["Vendor"] = Choice("The vendor.", [.. vendors]) },
                        ["allOf"] = new JsonArray([.. vendors.Select(When)]),
                    },
                },
            },
        };
    }

    private static string Definition(string vendor) => "FaceEnroll." + vendor;

    private static JsonObject Reference(string vendor) => new() { ["$ref"] = "#/definitions/" + Definition(vendor) };

    /// <summary>A registration of any name takes what its vendor takes.</summary>
    private static JsonNode When(string vendor) =>
        new JsonObject
        {
            ["if"] = new JsonObject
            {
                ["required"] = new JsonArray("Vendor"),
                ["properties"] = new JsonObject { ["Vendor"] = new JsonObject { ["pattern"] = OneOf(vendor) } },
            },
            ["then"] = Reference(vendor),
        };

    private static JsonObject Vendor(string vendor)
    {
        var entry = FaceVendorTable.Find(vendor)!;
        var options = typeof(FaceEnrollmentOptions)
            .Assembly.GetTypes()
            .Single(t => t.IsSubclassOf(typeof(FaceEnrollmentOptions)) && t.Name == vendor + "Options");
        var group = Group(options, entry.OptionNames);
        group["minProperties"] = 1;
        var properties = (JsonObject)group["properties"]!;
        properties.Insert(
            0,
            "Vendor",
            OrNothing(Choice("The vendor, where the registration has another name.", vendor))
        );
        properties.Insert(0, "$schema", SchemaAddress());
        return group;
    }

    /// <summary>Editors write it where they like.</summary>
    private static JsonObject SchemaAddress() => Name("The address of a JSON schema.");

    private static JsonObject Name(string description) => Typed(description, ["string", "number", "boolean", "null"]);

    private static JsonObject Group(Type type, OptionNames names) =>
        new()
        {
            ["type"] = "object",
            ["properties"] = new JsonObject([
                .. names.Values.Select(v => Member(v.Name, Option(type.GetProperty(v.Name)!))),
                .. names.Groups.Select(g => Member(g.Key, Described(type.GetProperty(g.Key)!, g.Value))),
            ]),
            ["additionalProperties"] = false,
        };

    private static JsonObject Described(PropertyInfo property, OptionNames names)
    {
        var group = Group(property.PropertyType, names);
        // No text is none, and so is null; but where the section switches something on, null and {} do not.
        group["type"] = names.IsOffWhenEmpty
            ? new JsonArray("object", "string")
            : new JsonArray("object", "string", "null");
        group["maxLength"] = 0;
        if (names.IsOffWhenEmpty)
        {
            group["minProperties"] = 1;
        }

        group.Insert(1, "description", Description(property));
        return group;
    }

    /// <summary>Configuration is text: what JSON gives as a number or true may be written as text too, and null sets nothing.</summary>
    private static JsonObject Option(PropertyInfo property)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        var description = Description(property);
        return type == typeof(bool) ? Typed(description, ["boolean", "string", "null"], AnyCase("true", "false"))
            : type == typeof(int) ? Ranged(property, Typed(description, ["integer", "string", "null"], @"[-+]?\d+"))
            : type == typeof(double)
                ? Ranged(
                    property,
                    Typed(description, ["number", "string", "null"], @"[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?")
                )
            : type == typeof(Uri) ? Typed(description, ["string", "null"], AnyCase("http") + @"[sS]?://[^\s]+")
            : type == typeof(TimeSpan) ? Typed(description, ["string", "null"], Time(property))
            : type.IsEnum ? OrNothing(Choice(description, Enum.GetNames(type)))
            : Name(description);
    }

    /// <summary>The rules' own ranges: a test holds them against the start.</summary>
    private static JsonObject Ranged(PropertyInfo property, JsonObject schema)
    {
        (string Least, int From, int To) range = property.Name switch
        {
            nameof(FaceRetryOptions.MaxRetries) => ("minimum", 0, 20),
            nameof(FaceRetryOptions.Budget) or nameof(FaceEnrollmentOptions.RateLimiterQueueLimit) => (
                "minimum",
                0,
                int.MaxValue
            ),
            nameof(FaceCircuitBreakerOptions.MinimumThroughput) => ("minimum", 2, int.MaxValue),
            nameof(FaceCircuitBreakerOptions.FailureRatio) => ("exclusiveMinimum", 0, 1),
            nameof(FaceEnrollmentOptions.RequestsPerSecond) => ("exclusiveMinimum", 0, 1_000_000),
            nameof(FinAuth.FinAuthOptions.MaxReadBackPages) => ("minimum", 1, 5000),
            nameof(FaceEnrollmentOptions.ListPageSize) => ("minimum", 10, 1000),
            _ => throw new NotSupportedException($"{property.Name} has no range."),
        };
        schema.Insert(1, range.Least, range.From);
        schema.Insert(2, "maximum", range.To);
        return schema;
    }

    /// <summary>Only a published picture's time may be none.</summary>
    private static string Time(PropertyInfo property) =>
        property.Name == nameof(AlibabaGuardrails.AlibabaGuardrailsOptions.UnknownOutcomeLeaseDuration)
            ? $"{Clock}|{Day}|0"
            : $"{NotZero}({Clock}|{Day})";

    private static JsonObject Typed(string description, string[] types, string? pattern = null)
    {
        var schema = new JsonObject { ["type"] = new JsonArray([.. types.Select(t => (JsonNode)t)]) };
        if (pattern is not null)
        {
            schema["pattern"] = $@"^\s*({pattern})?\s*$";
        }

        schema["description"] = description;
        return schema;
    }

    /// <summary>Names as they are written, which editors complete, and the same in any case.</summary>
    private static JsonObject Choice(string description, params string[] names) =>
        new()
        {
            ["anyOf"] = new JsonArray(
                new JsonObject { ["enum"] = new JsonArray([.. names.Select(n => (JsonNode)n)]) },
                new JsonObject { ["type"] = "string", ["pattern"] = OneOf(names) }
            ),
            ["description"] = description,
        };

    private static JsonObject OrNothing(JsonObject choice)
    {
        ((JsonArray)choice["anyOf"]!).Add((JsonNode)new JsonObject { ["enum"] = new JsonArray("", null) });
        return choice;
    }

    private static string OneOf(params string[] names) => $"^({AnyCase(names)})$";

    private static string AnyCase(params string[] names) =>
        string.Join(
            "|",
            names.Select(name =>
                string.Concat(
                    name.Select(c =>
                        char.IsLetter(c) ? $"[{char.ToUpperInvariant(c)}{char.ToLowerInvariant(c)}]" : $"{c}"
                    )
                )
            )
        );

    private static KeyValuePair<string, JsonNode?> Member(string name, JsonNode value) => new(name, value);

    private static string Description(PropertyInfo property)
    {
        var member = s_documentation
            .Descendants("member")
            .Single(m => m.Attribute("name")!.Value == $"P:{property.DeclaringType!.FullName}.{property.Name}");
        return string.Join(
            " ",
            new[] { member.Element("summary"), member.Element("value") }.OfType<XElement>().Select(Text)
        );
    }

    private static string Text(XElement element) =>
        string.Join(
            " ",
            string.Concat(element.Nodes().Select(Text)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );

    private static string Text(XNode node) =>
        node switch
        {
            XText text => text.Value,
            XElement { Name.LocalName: "see" } see => (
                see.Attribute("cref") ?? see.Attribute("langword") ?? see.Attribute("href")
            )!
                .Value.Split('(')[0]
                .Split('.')[^1],
            XElement other => other.Value,
            _ => "",
        };
}
