using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using FaceEnroll.Sdk.AlibabaGuardrails;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace FaceEnroll.Sdk.Tests.Redaction;

/// <summary>A log that writes objects as JSON shows no key, no person and nothing that a vendor said of one.</summary>
[TestOf(typeof(FaceEnrollmentError))]
public class SerializedTests
{
    /// <summary>Members that are written, and whose texts name no person and open no door.</summary>
    private static readonly string[] s_written =
    [
        // Ids that the vendor gave, and its own names for what went wrong.
        "FaceId",
        "FaceIds",
        "FaceToken",
        "FaceModelVersion",
        "PricingStrategy",
        "RecordId",
        "RequestId",
        "UnattributedFaceIds",
        "VendorCode",
        "ModelVersion",
        // Libraries, hosts and scenarios; an account's name is the host's own.
        "Account",
        "BizType",
        "Description",
        "Differences",
        "DisplayName",
        "Endpoint",
        "GroupIds",
        "Language",
        "LibraryId",
        "LibraryIds",
        "OpenPlatformEndpoint",
        "Region",
        "StsEndpoint",
        "Version",
        // Where keys are looked for, not what they are.
        "CliConfigurationFile",
        "CredentialsFile",
        "InstanceRoleName",
        "ProfileName",
        // Every exception's, which the host sets.
        "HelpLink",
        "Source",
        // Registrations' names, and what a host's preparer says of a picture for a message to say.
        "Reasons",
        "Registration",
        // This library's own words.
        "Detail",
        "Problem",
        "Reason",
    ];

    /// <summary>Made to be written: tickets and receipts are kept until the outcome is known, and one is what the vendor is told.</summary>
    private static readonly Type[] s_forWriting =
    [
        typeof(FaceEnrollmentTicket),
        typeof(FaceErasureReceipt),
        typeof(FaceErasedFace),
        typeof(AlibabaGuardrailsClientInfo),
    ];

    private static readonly JsonSerializerOptions s_reflection = new()
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    private static IEnumerable<Type> Types() => PublicTypes.Instantiable().Except(s_forWriting);

    [TestCaseSource(nameof(Types))]
    public void SystemTextJson_EveryTextACanary_WritesOnlyWhatIsListed(Type type)
    {
        if (type == typeof(FaceEnrollmentCanceledException))
        {
            // Its base has a CancellationToken, which the serializer refuses.
            Assert.Throws<NotSupportedException>(() => WithReflection(type));
            return;
        }

        AssertListed(JsonNode.Parse(WithReflection(type)));
    }

    [TestCaseSource(nameof(Types))]
    public void Newtonsoft_EveryTextACanary_WritesOnlyWhatIsListed(Type type) =>
        AssertListed(JsonNode.Parse(WithNewtonsoft(PublicTypes.Planted(type))));

    private static IEnumerable<Type> Generated() =>
        Types().Where(t => PublicTypesJson.Default.GetTypeInfo(t) is not null);

    [TestCaseSource(nameof(Generated))]
    public void SourceGenerated_EveryTextACanary_WritesOnlyWhatIsListed(Type type) =>
        AssertListed(
            JsonNode.Parse(
                System.Text.Json.JsonSerializer.Serialize(PublicTypes.Planted(type), type, PublicTypesJson.Default)
            )
        );

    [Test]
    public void Generated_EveryOptionsType_IsTried() =>
        Assert.That(
            Generated(),
            Is.SupersetOf(Types().Where(t => t.Name.EndsWith("Options", StringComparison.Ordinal) && HoldsKeys(t)))
        );

    /// <summary>What is thrown has a stack and a cause besides, which serializers follow or stumble over.</summary>
    [Test]
    public void Newtonsoft_Thrown_WritesNoCanary()
    {
        var error = (FaceEnrollmentError)PublicTypes.Planted(typeof(FaceEnrollmentError));
        foreach (
            var failure in new Exception[]
            {
                new FaceEnrollmentOutcomeUnknownException(error, new FaceEnrollmentException(error)),
                new FaceEnrollmentCanceledException(error),
            }
        )
        {
            var text = WithNewtonsoft(Assert.Catch(() => throw failure)!);
            Assert.That(text, Does.Contain(PublicTypes.ShownByDesign));
            Assert.That(text, Does.Not.Contain("CANARYVendorMessage").And.Not.Contain("CANARYPersonId"));
            Assert.That(text, Does.Not.Contain("CANARYKnownFaceIds"));
        }
    }

    [Test]
    public void Written_WhatIsListed_IsNotMoreThanThereIs()
    {
        var seen = Types().SelectMany(t => Names(JsonNode.Parse(WithNewtonsoft(PublicTypes.Planted(t))))).Distinct();
        Assert.That(s_written, Is.EquivalentTo(seen));
    }

    private static bool HoldsKeys(Type type) => typeof(FaceEnrollmentOptions).IsAssignableFrom(type);

    private static string WithReflection(Type type) =>
        System.Text.Json.JsonSerializer.Serialize(PublicTypes.Planted(type), type, s_reflection);

    /// <summary>Steps over what cannot be written, as a log does.</summary>
    private static string WithNewtonsoft(object value) =>
        JToken
            .FromObject(
                value,
                Newtonsoft.Json.JsonSerializer.Create(
                    new JsonSerializerSettings
                    {
                        Error = (_, e) => e.ErrorContext.Handled = true,
                        ReferenceLoopHandling = ReferenceLoopHandling.Ignore,
                    }
                )
            )
            .ToString();

    private static void AssertListed(JsonNode? json) => Assert.That(Names(json).Except(s_written), Is.Empty, $"{json}");

    /// <summary>The members that hold a canary.</summary>
    private static IEnumerable<string> Names(JsonNode? node, string name = "") =>
        node switch
        {
            JsonObject members => members.SelectMany(m => Names(m.Value, m.Key)),
            JsonArray items => items.SelectMany(i => Names(i, name)),
            JsonValue value when value.ToString().Contains("CANARY") => [name],
            _ => [],
        };
}
