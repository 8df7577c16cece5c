using System.Text.Json.Nodes;
using FaceEnroll.Sdk.Tests.Configuration;

namespace FaceEnroll.Sdk.Tests.Docs;

/// <summary>What a host's start takes, the schema takes; and what is wrong in a section's form, both refuse.</summary>
public class SchemaAgainstStartTests
{
    private const string Keys = """ "ApiKey": "k", "ApiSecret": "s", "LibraryId": "staff" """;

    private static readonly SchemaCheck s_schema = new(ConfigurationSchema.Create());

    private static void AssertBoth(string section, bool take)
    {
        var isTaken = s_schema.Takes(JsonNode.Parse($$"""{ "FaceEnrollment": {{section}} }"""));
        Assert.That(ConfigurationFaultTests.FaultsOf(section), take ? Is.Empty : Is.Not.Empty, "start");
        Assert.That(isTaken, Is.EqualTo(take), "schema");
    }

    [TestCase("\"Account\": null")]
    [TestCase("\"Account\": 7")]
    [TestCase("\"Account\": true")]
    [TestCase("\"Timeout\": null")]
    [TestCase("\"Timeout\": \"\"")]
    [TestCase("\"Timeout\": \"00:02:30\"")]
    [TestCase("\"Timeout\": \"0:2:30.5\"")]
    [TestCase("\"Timeout\": \" 23:59:59 \"")]
    [TestCase("\"Timeout\": \"0.00:03:00\"")]
    [TestCase("\"Timeout\": \"0:00:03:00\"")]
    [TestCase("\"Timeout\": \"1.00:00:00\"")]
    [TestCase("\"OnUnknown\": \"reconcile\"")]
    [TestCase("\"OnUnknown\": null")]
    [TestCase("\"OnUnknown\": \"\"")]
    [TestCase("\"RateLimiterQueueLimit\": 5")]
    [TestCase("\"RateLimiterQueueLimit\": \"5\"")]
    [TestCase("\"RateLimiterQueueLimit\": null")]
    [TestCase("\"RequestsPerSecond\": \"1.5\"")]
    [TestCase("\"RequestsPerSecond\": 1.5")]
    [TestCase("\"SendAsBase64\": \"true\"")]
    [TestCase("\"SendAsBase64\": \"FALSE\"")]
    [TestCase("\"SendAsBase64\": true")]
    [TestCase("\"SendAsBase64\": null")]
    [TestCase("\"Endpoint\": \"https://h.example\"")]
    [TestCase("\"Endpoint\": \"http://127.0.0.1:5000/\"")]
    [TestCase("\"Endpoint\": null")]
    [TestCase("\"Endpoint\": \"\"")]
    [TestCase("\"Retry\": null")]
    [TestCase("\"Retry\": {}")]
    [TestCase("\"Retry\": { \"MaxRetries\": \"0\" }")]
    [TestCase("\"CircuitBreaker\": \"\"")]
    [TestCase("\"CircuitBreaker\": { \"MinimumThroughput\": 9 }")]
    [TestCase("\"Vendor\": \"FinAuth\"")]
    [TestCase("\"Vendor\": \"finauth\"")]
    [TestCase("\"Vendor\": null")]
    [TestCase("\"$schema\": \"https://example.com/schema.json\"")]
    public void Member_ThatStartTakes_IsInTheSchema(string member) =>
        AssertBoth($$"""{ "FinAuth": { {{Keys}}, {{member}} } }""", take: true);

    [TestCase("\"Timeout\": \"00:30\"")]
    [TestCase("\"Timeout\": \"24:00:00\"")]
    [TestCase("\"Timeout\": \"00:60:00\"")]
    [TestCase("\"Timeout\": \"00:00:60\"")]
    [TestCase("\"Timeout\": \"00:00:00\"")]
    [TestCase("\"Timeout\": \"-00:00:30\"")]
    [TestCase("\"Timeout\": \"1.00:00:01\"")]
    [TestCase("\"Timeout\": \"2.00:00:00\"")]
    [TestCase("\"Timeout\": \"30\"")]
    [TestCase("\"Timeout\": 30")]
    [TestCase("\"OnUnknown\": \"Reconcil\"")]
    [TestCase("\"OnUnknown\": 1")]
    [TestCase("\"RateLimiterQueueLimit\": \"five\"")]
    [TestCase("\"RateLimiterQueueLimit\": 1.5")]
    [TestCase("\"RequestsPerSecond\": \"1,5\"")]
    [TestCase("\"SendAsBase64\": \"yes\"")]
    [TestCase("\"SendAsBase64\": 1")]
    [TestCase("\"Endpoint\": \"h.example\"")]
    [TestCase("\"Endpoint\": \"ftp://h.example\"")]
    [TestCase("\"CircuitBreaker\": {}")]
    [TestCase("\"CircuitBreaker\": null")]
    [TestCase("\"Retry\": 3")]
    [TestCase("\"Rety\": {}")]
    [TestCase("\"Foo\": null")]
    [TestCase("\"Vendor\": \"TencentCloud\"")]
    [TestCase("\"ApiKey\": { \"x\": \"y\" }")]
    public void Member_WrongInItsForm_IsRefusedByBoth(string member)
    {
        // Not twice the same name.
        var keys = member.Contains("\"ApiKey\"", StringComparison.Ordinal)
            ? Keys.Replace("\"ApiKey\": \"k\",", "", StringComparison.Ordinal)
            : Keys;
        AssertBoth($$"""{ "FinAuth": { {{keys}}, {{member}} } }""", take: false);
    }

    [TestCase("\"$schema\": \"x\", ", true)]
    [TestCase("\"Default\": null, ", true)]
    [TestCase("\"Default\": \"FinAuth\", ", true)]
    [TestCase("\"Default\": { \"a\": \"b\" }, ", false)]
    [TestCase("\"Foo\": {}, ", false)]
    [TestCase("\"Foo\": null, ", false)]
    [TestCase("\"Foo\": { \"Vendor\": \"Foo\" }, ", false)]
    [TestCase("\"TencentCloud\": {}, ", false)]
    [TestCase("\"TencentCloud\": null, ", false)]
    public void Section_WithMoreMembers_IsTheSameToBoth(string members, bool take) =>
        AssertBoth($$"""{ {{members}} "FinAuth": { {{Keys}} } }""", take);

    [TestCase("branch-7", "FinAuth")]
    [TestCase("branch-7", "FINAUTH")]
    [TestCase("finauth", "finauth")]
    public void Registration_OfAnyNameAndCase_IsTaken(string name, string vendor) =>
        AssertBoth($$"""{ "{{name}}": { "Vendor": "{{vendor}}", {{Keys}} } }""", take: true);

    [Test]
    public void Registration_NamedAsItsVendorInAnotherCase_IsTaken() =>
        AssertBoth($$"""{ "finauth": { {{Keys}} } }""", take: true);

    [Test]
    public void Registration_OfAnyNameWithAnotherVendorsOption_IsRefused() =>
        AssertBoth($$"""{ "branch-7": { "Vendor": "finauth", "SecretId": "x", {{Keys}} } }""", take: false);

    [Test]
    public void Section_Empty_IsRefused() => AssertBoth("{}", take: false);
}
