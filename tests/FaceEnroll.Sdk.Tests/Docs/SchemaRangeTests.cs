using System.Globalization;
using System.Text.Json.Nodes;
using FaceEnroll.Sdk.Tests.Configuration;

namespace FaceEnroll.Sdk.Tests.Docs;

/// <summary>The numbers' ranges in the schema are those of the start: their ends are taken by both, and the next ones by none.</summary>
public class SchemaRangeTests
{
    private static readonly SchemaCheck s_schema = new(ConfigurationSchema.Create());

    private static IEnumerable<TestCaseData> Ends()
    {
        var finAuth = ConfigurationSchema.Create()["definitions"]!["FaceEnroll.FinAuth"]!;
        foreach (var (option, rules) in Numbers(finAuth, ""))
        {
            var isWhole = rules["type"]!.AsArray().Any(t => (string)t! == "integer");
            var step = isWhole ? 1 : 0.001;
            double most = (int)rules["maximum"]!;
            yield return new TestCaseData(option, most, true);
            yield return new TestCaseData(option, most + step, false);
            double least = (int)(rules["minimum"] ?? rules["exclusiveMinimum"])!;
            yield return new TestCaseData(option, least, rules["minimum"] is not null);
            yield return new TestCaseData(option, least + step, true);
            yield return new TestCaseData(option, least - step, false);
        }
    }

    private static IEnumerable<(string Option, JsonObject Rules)> Numbers(JsonNode group, string prefix) =>
        group["properties"]!
            .AsObject()
            .SelectMany(p =>
                p.Value!["properties"] is not null ? Numbers(p.Value, $"{prefix}{p.Key}:")
                : p.Value["maximum"] is not null ? [(prefix + p.Key, p.Value.AsObject())]
                : Array.Empty<(string, JsonObject)>()
            );

    [TestCaseSource(nameof(Ends))]
    public void Number_AtAnEndOfItsRange_IsTheSameToStartAndSchema(string option, double value, bool isTaken)
    {
        var number = value.ToString("R", CultureInfo.InvariantCulture);
        var parts = option.Split(':');
        var member = parts.Length == 1 ? $"\"{option}\": {number}" : $"\"{parts[0]}\": {{ \"{parts[1]}\": {number} }}";
        var section = $$"""{ "FinAuth": { "ApiKey": "k", "ApiSecret": "s", "LibraryId": "staff", {{member}} } }""";
        Assert.That(ConfigurationFaultTests.FaultsOf(section), isTaken ? Is.Empty : Is.Not.Empty, "start");
        Assert.That(
            s_schema.Takes(JsonNode.Parse($$"""{ "FaceEnrollment": {{section}} }""")),
            Is.EqualTo(isTaken),
            "schema"
        );
    }

    [Test]
    public void Numbers_OfTheSchema_HaveARangeEach() =>
        Assert.That(Ends().Select(c => c.Arguments[0]).Distinct().ToList(), Has.Count.EqualTo(8));
}
