using System.Reflection;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using FaceEnroll.Sdk.DependencyInjection;

namespace FaceEnroll.Sdk.Tests.Docs;

/// <summary>The JSON schema of the FaceEnrollment section, made from the options and what their documentation says.</summary>
internal static class ConfigurationSchema
{
    /// <summary>Hours, minutes and seconds, after days where there are any; a bare number would be days.</summary>
    private const string Time = @"^(\d+\.)?\d{1,2}:\d{2}(:\d{2}(\.\d{1,7})?)?$";

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
                    ["properties"] = new JsonObject([
                        Member(
                            "Default",
                            new JsonObject
                            {
                                ["type"] = "string",
                                ["description"] = "The registration that IFaceEnrollmentClient resolves to.",
                            }
                        ),
                        .. vendors.Select(v => Member(v, Reference(v))),
                    ]),
                    ["additionalProperties"] = new JsonObject
                    {
                        ["type"] = "object",
                        ["required"] = new JsonArray("Vendor"),
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
                ["properties"] = new JsonObject { ["Vendor"] = new JsonObject { ["const"] = vendor } },
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
        ((JsonObject)group["properties"]!).Insert(
            0,
            "Vendor",
            new JsonObject
            {
                ["description"] = "The vendor, where the registration has another name.",
                ["enum"] = new JsonArray([.. FaceVendorTable.All.Select(v => (JsonNode)v.Name)]),
            }
        );
        return group;
    }

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
        group.Insert(1, "description", Description(property));
        return group;
    }

    private static JsonObject Option(PropertyInfo property)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        var schema =
            type == typeof(bool) ? new JsonObject { ["type"] = "boolean" }
            : type == typeof(int) ? new JsonObject { ["type"] = "integer" }
            : type == typeof(double) ? new JsonObject { ["type"] = "number" }
            : type == typeof(Uri) ? new JsonObject { ["type"] = "string", ["format"] = "uri" }
            : type == typeof(TimeSpan) ? new JsonObject { ["type"] = "string", ["pattern"] = Time }
            : type.IsEnum
                ? new JsonObject { ["enum"] = new JsonArray([.. Enum.GetNames(type).Select(n => (JsonNode)n)]) }
            : new JsonObject { ["type"] = "string" };
        schema["description"] = Description(property);
        return schema;
    }

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
