using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using FaceEnroll.Sdk.Tests.Architecture;

namespace FaceEnroll.Sdk.Tests.Docs;

/// <summary>
/// The JSON schema in the package is that of the options. After a change,
/// <c>FACEENROLL_UPDATE_SCHEMA=1 dotnet test tests/FaceEnroll.Sdk.Tests --filter ConfigurationSchema</c> writes it anew.
/// </summary>
public class ConfigurationSchemaTests
{
    private static readonly string s_file = Path.Combine(Repository.Library, "ConfigurationSchema.json");

    private static readonly JsonWriterOptions s_indented = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [Test]
    public void Schema_InThePackage_IsThatOfTheOptions()
    {
        var current = Write(ConfigurationSchema.Create());
        if (Environment.GetEnvironmentVariable("FACEENROLL_UPDATE_SCHEMA") == "1")
        {
            File.WriteAllText(s_file, current);
        }

        Assert.That(
            File.ReadAllText(s_file).ReplaceLineEndings("\n").Split('\n'),
            Is.EqualTo(current.Split('\n')),
            "FACEENROLL_UPDATE_SCHEMA=1 writes the schema anew"
        );
    }

    [Test]
    public void Targets_OfThePackage_NameTheSchemaForAppsettings()
    {
        var segment = XDocument
            .Load(Path.Combine(Repository.Library, "buildTransitive", "FaceEnroll.Sdk.targets"))
            .Descendants("JsonSchemaSegment")
            .Single();
        Assert.That(
            segment.Attribute("Include")!.Value,
            Is.EqualTo("$(MSBuildThisFileDirectory)../ConfigurationSchema.json")
        );
        foreach (var name in new[] { "appsettings.json", "appsettings.Production.json" })
        {
            Assert.That(name, Does.Match("^" + segment.Attribute("FilePathPattern")!.Value + "$"));
        }
    }

    /// <summary>Every member of the documentation's sections is one that the schema knows.</summary>
    [Test]
    public void Schema_SectionsOfTheDocumentation_AreWithinIt()
    {
        var section = ConfigurationSchema.Create()["properties"]!["FaceEnrollment"]!["properties"]!.AsObject();
        var definitions = ConfigurationSchema.Create()["definitions"]!;
        var seen = 0;
        foreach (var block in MarkdownPage.All().SelectMany(p => p.Blocks("json")))
        {
            if (JsonNode.Parse(block.Text)?["FaceEnrollment"] is not JsonObject registrations)
            {
                continue;
            }

            foreach (var (name, value) in registrations.Where(r => r.Key != "Default"))
            {
                var vendor = (string?)value!["Vendor"] ?? name;
                Assert.That(section.Select(p => p.Key), Has.Member(vendor));
                var known = definitions["FaceEnroll." + vendor]!["properties"]!.AsObject().Select(p => p.Key);
                Assert.That(value.AsObject().Select(p => p.Key), Is.SubsetOf(known));
                seen++;
            }
        }

        Assert.That(seen, Is.Positive);
    }

    private static string Write(JsonNode schema)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, s_indented))
        {
            schema.WriteTo(writer);
        }

        return System.Text.Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }
}
