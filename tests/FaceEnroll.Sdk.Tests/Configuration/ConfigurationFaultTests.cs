using System.Text.Json;
using FaceEnroll.Sdk.Configuration;
using FaceEnroll.Sdk.FinAuth;
using FaceEnroll.Sdk.Tests.Registrations;
using FaceEnroll.Sdk.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FaceEnroll.Sdk.Tests.Configuration;

/// <summary>What people get wrong in a configuration: each is told at start, with its path and without its value.</summary>
[TestOf(typeof(OptionNamesCheck))]
[TestOf(typeof(FaceEnrollmentOptionsValidator<>))]
[TestOf(typeof(ReadableSection))]
[TestOf(typeof(ConfiguredNames))]
[TestOf(typeof(FaultText))]
public class ConfigurationFaultTests
{
    private const string Keys = """ "ApiKey": "k", "ApiSecret": "s", "LibraryId": "staff" """;

    /// <summary>As .NET's JSON files are read: an empty object is null, an empty array an empty text.</summary>
    private static IConfigurationRoot Json(string text)
    {
        using var document = JsonDocument.Parse(text);
        return Di.Configuration([.. Values(document.RootElement, "")]);
    }

    private static IEnumerable<(string Key, string? Value)> Values(JsonElement element, string path)
    {
        var members = element.ValueKind switch
        {
            JsonValueKind.Object => element.EnumerateObject().Select(p => (p.Name, p.Value)).ToList(),
            JsonValueKind.Array => element.EnumerateArray().Select((e, i) => ($"{i}", e)).ToList(),
            _ => [],
        };
        if (members.Count > 0)
        {
            return members.SelectMany(m => Values(m.Item2, path.Length == 0 ? m.Item1 : $"{path}:{m.Item1}"));
        }

        return element.ValueKind switch
        {
            _ when path.Length == 0 => [],
            JsonValueKind.Object or JsonValueKind.Null => [(path, null)],
            JsonValueKind.Array => [(path, "")],
            _ => [(path, element.ToString())],
        };
    }

    internal static IReadOnlyList<string> FaultsOf(string section)
    {
        var services = new ServiceCollection();
        services.AddFaceEnrollment(Json($$"""{ "F": {{section}} }""").GetSection("F"));
        return StartTests.FaultsOf(services);
    }

    /// <summary>Of a good FinAuth registration with one more member.</summary>
    private static IReadOnlyList<string> FaultsOfFinAuthWith(string member) =>
        FaultsOf($$"""{ "FinAuth": { {{Keys}}, {{member}} } }""");

    [TestCase("\"Timeout\": \"CANARY\"", "'F:FinAuth:Timeout' must be a time: write hours:minutes:seconds")]
    [TestCase("\"SendAsBase64\": \"CANARY\"", "'F:FinAuth:SendAsBase64' must be true or false")]
    [TestCase("\"MaxReadBackPages\": \"CANARY\"", "'F:FinAuth:MaxReadBackPages' must be a whole number")]
    [TestCase("\"MaxReadBackPages\": 99999999999", "'F:FinAuth:MaxReadBackPages' must be a whole number")]
    [TestCase("\"RequestsPerSecond\": \"CANARY\"", "'F:FinAuth:RequestsPerSecond' must be a number")]
    [TestCase("\"OnUnknown\": \"CANARY\"", "'F:FinAuth:OnUnknown' must be Throw, Reconcile or ReconcileAndResend")]
    [TestCase("\"OnUnknown\": 7", "'F:FinAuth:OnUnknown' must be Throw, Reconcile or ReconcileAndResend")]
    [TestCase("\"Endpoint\": \"https://CANARY:x\"", "'F:FinAuth:Endpoint' must be a URI")]
    [TestCase("\"Retry\": { \"MaxRetries\": \"CANARY\" }", "'F:FinAuth:Retry:MaxRetries' must be a whole number")]
    [TestCase(
        "\"Retry\": { \"BaseDelay\": \"2\" }",
        "'F:FinAuth:Retry:BaseDelay' has no unit and would be 2 days. Write"
    )]
    [TestCase("\"Timeout\": \"1\"", "'F:FinAuth:Timeout' has no unit and would be 1 day. Write")]
    [TestCase(
        "\"Timeout\": \"00:30\"",
        "'F:FinAuth:Timeout' has no seconds and would be 00:30:00 (hours:minutes:seconds)"
    )]
    [TestCase(
        "\"Timeout\": [ \"00:00:30\" ]",
        "'F:FinAuth:Timeout:0' is unknown: 'F:FinAuth:Timeout' is a single value"
    )]
    [TestCase(
        "\"Vendor\": { \"Name\": \"x\" }",
        "'F:FinAuth:Vendor:Name' is unknown: 'F:FinAuth:Vendor' is a single value"
    )]
    [TestCase("\"RateLimiter\": { \"CANARY\": 1 }", "'F:FinAuth:RateLimiter' cannot be configured")]
    [TestCase(
        "\"CircuitBreaker\": {}",
        "'F:FinAuth:CircuitBreaker' is empty and switches nothing on: give one of FailureRatio"
    )]
    [TestCase(
        "\"CircuitBreaker\": null",
        "'F:FinAuth:CircuitBreaker' is empty and switches nothing on: give one of FailureRatio"
    )]
    [TestCase("\"CircuitBreaker\": { \"FailureRatio\": null }", "'F:FinAuth:CircuitBreaker' is empty")]
    [TestCase(
        "\"CircuitBraker\": {}",
        "'F:FinAuth:CircuitBraker' is no option of FinAuth. Did you mean 'CircuitBreaker'?"
    )]
    [TestCase("\"Rety\": {}", "'F:FinAuth:Rety' is no option of FinAuth")]
    [TestCase("\"Foo\": null", "'F:FinAuth:Foo' is no option of FinAuth")]
    [TestCase("\"Retry\": { \"Foo\": null }", "'F:FinAuth:Retry:Foo' is no option of FinAuth")]
    [TestCase("\"Timeout\": \"00:00:00.0000001\"", "Timeout must be at least 1 ms and at most one day")]
    [TestCase("\"AttemptTimeout\": \"00:00:00.0000001\"", "AttemptTimeout must be at least 1 ms and at most one day")]
    [TestCase("\"AttemptTimeout\": \"00:05:00\"", "AttemptTimeout must be at most Timeout")]
    [TestCase("\"Retry\": { \"BaseDelay\": \"23:00:00\" }", "Retry.BaseDelay must be at most Retry.MaxDelay")]
    [TestCase(
        "\"Retry\": { \"BaseDelay\": \"10:00:00\", \"MaxDelay\": \"00:00:01\" }",
        "Retry.BaseDelay must be at most Retry.MaxDelay"
    )]
    [TestCase(
        "\"Retry\": { \"ThrottlingBaseDelay\": \"00:00:30\" }",
        "Retry.ThrottlingBaseDelay must be at most Retry.MaxDelay"
    )]
    [TestCase(
        "\"CircuitBreaker\": { \"BreakDuration\": \"00:00:00\" }",
        "CircuitBreaker.BreakDuration must be at least 500 ms and at most one day (configured at"
    )]
    [TestCase("\"Endpoint\": \"https://CANARY@h\"", "Endpoint must not hold a user name or password")]
    [TestCase("\"Endpoint\": \"https://x.exa\u200bmple\"", "Endpoint must not hold blanks, control or invisible")]
    [TestCase("\"Endpoint\": \"https://\u200b\"", "Endpoint must not hold blanks, control or invisible")]
    [TestCase("\"Account\": \"a\u200b\"", "Account must be well-formed text without control or invisible")]
    public void Start_OneWrongMember_IsTheOnlyFaultAndNamesItsPath(string member, string fault)
    {
        var faults = FaultsOfFinAuthWith(member);
        Assert.That(faults, Has.Count.EqualTo(1));
        Assert.That(faults[0], Does.StartWith("FinAuth: " + fault).And.Not.Contain("CANARY: "));
        Assert.That(faults[0].Replace(":CANARY'", "", StringComparison.Ordinal), Does.Not.Contain("CANARY"));
    }

    [TestCase("\"Retry\": {}")]
    [TestCase("\"Retry\": null")]
    [TestCase("\"Account\": null")]
    [TestCase("\"Timeout\": \"\"")]
    [TestCase("\"Timeout\": null")]
    [TestCase("\"OnUnknown\": \"reconcile\"")]
    [TestCase("\"CircuitBreaker\": \"\"")]
    [TestCase("\"Timeout\": \"00:00:30\"")]
    [TestCase("\"Retry\": { \"MaxDelay\": \"00:00:00.2\" }")]
    [TestCase("\"SendAsBase64\": true")]
    [TestCase("\"RequestsPerSecond\": 12.5")]
    [TestCase("\"$schema\": \"https://example.com/schema.json\"")]
    public void Start_GoodMember_IsTaken(string member) => Assert.That(FaultsOfFinAuthWith(member), Is.Empty);

    [Test]
    public void Start_ValuesThatCannotBeRead_HideNothingElse() =>
        Assert.That(
            FaultsOf(
                $$"""
                {
                  "Default": "b",
                  "FinAuth": { {{Keys}}, "Timeout": "abc", "OnUnkown": "Reconcile", "Retry": { "MaxRetries": 99 } },
                  "b": { "Vendor": "AdvanceAI", "AccessKey": "k", "SecretKey": "s", "LibraryId": "l", "Region": "CANARY" }
                }
                """
            ),
            Is.EquivalentTo([
                "FinAuth: 'F:FinAuth:Timeout' must be a time: write hours:minutes:seconds, for example 00:00:30 for 30 "
                    + "seconds, or 1.00:00:00 for a day",
                "FinAuth: 'F:FinAuth:OnUnkown' is no option of FinAuth. Did you mean 'OnUnknown'?",
                "FinAuth: Retry.MaxRetries must be 0 to 20 (configured at 'F:FinAuth:Retry:MaxRetries')",
                "b: 'F:b:Region' must be Singapore, Philippines, Thailand, Malaysia, Indonesia or Mexico",
            ])
        );

    [Test]
    public void Message_OfSeveralFaults_ReadsAsOneSentence()
    {
        var services = new ServiceCollection();
        services.AddFaceEnrollment(
            Di.Configuration(("F:FinAuth:Timout", "x"), ("F:FinAuth:Zzzzzzzzz", "y")).GetSection("F")
        );
        using var provider = services.Build();
        var e = Assert.Throws<OptionsValidationException>(() =>
            provider.GetRequiredService<IStartupValidator>().Validate()
        )!;
        Assert.That(e.Message, Does.Contain("; ").And.Not.Contain(".;").And.Not.Contain("; ;"));
    }

    [TestCase("\"ApiKey\": \"k\"")]
    [TestCase("\"ApiSecret\": \"k\"")]
    public void Start_HalfOfTheKeys_IsOneFault(string half) =>
        Assert.That(
            FaultsOf($$"""{ "FinAuth": { "LibraryId": "staff", {{half}} } }""").Single(),
            Does.StartWith("FinAuth: ApiKey and ApiSecret must be set together (configured at 'F:FinAuth:Api")
        );

    [TestCase("{ \"Tencent\": { \"SecretId\": \"x\" } }", "The section 'F:Tencent' names no vendor")]
    [TestCase("{ \"FinAut\": { \"ApiKey\": \"x\" } }", "Did you mean 'FinAuth'?")]
    [TestCase("{ \"b\": { \"Vendor\": \"FinAuht\" } }", "'F:b:Vendor' is none of TencentCloud, FinAuth")]
    [TestCase("{ \"b\": { \"Vendor\": \"FinAuht\" } }", "Did you mean 'FinAuth'?")]
    [TestCase("{ \"b\": { \"Vendor\": \"CANARY\" } }", "'F:b:Vendor' is none of TencentCloud, FinAuth")]
    [TestCase("{ \"Timeout\": \"CANARY\" }", "'F:Timeout' is a value")]
    [TestCase("{ \"Defualt\": \"CANARY\" }", "'F:Defualt' is a value")]
    [TestCase("{ \"Defualt\": \"CANARY\" }", "Did you mean 'Default'?")]
    [TestCase("[ \"FinAuth\" ]", "'F:0' is a value")]
    [TestCase("{ \"Default\": { \"Vendor\": \"FinAuth\" } }", "'F:Default' is a single value")]
    [TestCase("\"CANARY\"", "'F' is a value")]
    [TestCase(
        "{ \"TencentCloud\": {} }",
        "TencentCloud: The configuration section 'F:TencentCloud' is empty or absent"
    )]
    [TestCase(
        "{ \"TencentCloud\": null }",
        "'F:TencentCloud' is empty or absent: it gives no option. To register TencentCloud"
    )]
    [TestCase("{ \"TencentCloud\": \"CANARY\" }", "TencentCloud: 'F:TencentCloud' is a value")]
    [TestCase(
        "{ \"TencentCloud\": { \"Vendor\": \"FinAuth\" } }",
        "The registration 'TencentCloud' is of FinAuth, and has another vendor's name"
    )]
    public void Start_WrongSection_IsToldAtStartAndNotBefore(string section, string fault)
    {
        var faults = FaultsOf(section);
        Assert.That(faults, Has.Some.Contains(fault));
        Assert.That(faults, Has.None.Contains("CANARY"));
    }

    /// <summary>One level too high: the section that holds the registrations.</summary>
    [TestCase("FinAuth", "")]
    [TestCase("branch-7", " \"Vendor\": \"finauth\", ")]
    public void Start_SectionOfTheRegistrations_IsToldToGiveTheRegistrations(string name, string vendor)
    {
        var services = new ServiceCollection();
        services
            .AddFaceEnrollment()
            .AddFinAuth(Json($$"""{ "F": { "Default": "x", "{{name}}": { {{vendor}} {{Keys}} } } }""").GetSection("F"));
        Assert.That(
            StartTests.FaultsOf(services),
            Has.Some.EqualTo(
                    $"FinAuth: 'F' holds registrations, not options of FinAuth: give configuration.GetSection(\"F:{name}\")"
                )
                .And.None.Contains("is no option")
        );
    }

    [TestCase("branch\u200b-7")]
    [TestCase("branch-7\ufeff")]
    public void Start_NameWithWhatNobodySees_IsRefused(string name)
    {
        var services = new ServiceCollection();
        services.AddFaceEnrollment(
            Json($$"""{ "F": { "{{name}}": { "Vendor": "FinAuth", {{Keys}} } } }""").GetSection("F")
        );
        Assert.That(
            StartTests.FaultsOf(services),
            Has.Some.StartsWith("The registration 'branch").And.Some.Contains("control or invisible characters")
        );
        var inCode = new ServiceCollection();
        inCode.AddFaceEnrollment().AddFinAuth(name, o => (o.ApiKey, o.ApiSecret, o.LibraryId) = ("k", "s", "staff"));
        Assert.That(StartTests.FaultsOf(inCode), Has.Some.Contains("control or invisible characters"));
    }

    [Test]
    public void Start_AccountWithHalfACharacter_IsRefused()
    {
        var services = new ServiceCollection();
        services
            .AddFaceEnrollment()
            .AddFinAuth(o => (o.ApiKey, o.ApiSecret, o.LibraryId, o.Account) = ("k", "s", "staff", "a\ud800"));
        Assert.That(StartTests.FaultsOf(services).Single(), Does.Contain("Account must be well-formed text"));
    }

    [TestCase("zz")]
    [TestCase("c")]
    public void Start_DefaultThatIsNearNothing_IsAskedForNoOther(string name) =>
        Assert.That(
            FaultsOf($$"""{ "Default": "{{name}}", "b": { "Vendor": "FinAuth", {{Keys}} } }""").Single(),
            Does.Contain("does not exist").And.Not.Contain("Did you mean")
        );

    [Test]
    public void Start_NothingButAVendor_IsTakenWithKeysFromElsewhere()
    {
        var services = new ServiceCollection();
        services
            .AddFaceEnrollment(Json("""{ "F": { "TencentCloud": { "Vendor": "TencentCloud" } } }""").GetSection("F"))
            .Configure(o => o.RequireCredentialsAtStart = false);
        Assert.That(StartTests.FaultsOf(services), Is.Empty);
    }

    [TestCase("\"$schema\": \"x\"")]
    [TestCase("\"Default\": null")]
    [TestCase("\"Default\": \"\"")]
    public void Start_WhatRegistersNothing_IsTaken(string member) =>
        Assert.That(FaultsOf($$"""{ {{member}}, "FinAuth": { {{Keys}} } }"""), Is.Empty);

    [Test]
    public void Start_VendorNameInAnotherCaseWithItsVendor_IsTheVendorsName()
    {
        var services = new ServiceCollection();
        services.AddFaceEnrollment(
            Json($$"""{ "F": { "finauth": { "Vendor": "FINAUTH", {{Keys}} } } }""").GetSection("F")
        );
        using var provider = services.Build();
        Assert.That(provider.GetRequiredKeyedService<IFaceEnrollmentClient>("FinAuth"), Is.Not.Null);
    }

    [Test]
    public void Start_SectionOfOneRegistrationAbsent_IsNamed()
    {
        var services = new ServiceCollection();
        services.AddFaceEnrollment().AddFinAuth("b", Json("{}").GetSection("My:FinAuth"));
        Assert.That(
            StartTests.FaultsOf(services),
            Has.Some.StartsWith("b: The configuration section 'My:FinAuth' is empty or absent")
        );
    }

    [Test]
    public void Start_SectionOfAnotherVendor_IsRefused()
    {
        var services = new ServiceCollection();
        services
            .AddFaceEnrollment()
            .AddFinAuth("b", Json($$"""{ "X": { "Vendor": "TencentCloud", {{Keys}} } }""").GetSection("X"));
        Assert.That(
            StartTests.FaultsOf(services),
            Is.EqualTo(["b: 'X:Vendor' is not FinAuth, which this registration is of"])
        );
    }

    [Test]
    public void Start_WholeConfiguration_IsToldToGiveTheSection()
    {
        var configuration = Json(
            $$"""{ "Logging": { "x": "y" }, "AllowedHosts": "*", "FaceEnrollment": { "FinAuth": { {{Keys}} } } }"""
        );
        var all = new ServiceCollection();
        all.AddFaceEnrollment(configuration);
        Assert.That(
            StartTests.FaultsOf(all),
            Has.Some.StartsWith("The whole configuration was given")
                .And.Some.Contains("GetSection(\"FaceEnrollment\")")
                .And.None.Contains("AllowedHosts")
        );

        var one = new ServiceCollection();
        one.AddFaceEnrollment().AddFinAuth(configuration);
        Assert.That(
            StartTests.FaultsOf(one),
            Has.Some.StartsWith("FinAuth: The whole configuration was given")
                .And.Some.Contains("GetSection(\"FaceEnrollment:FinAuth\")")
        );
    }

    /// <summary>Where biometrics go: a registration that was left out must not make another one the only one.</summary>
    [Test]
    public void Resolve_WithoutAHost_ThrowsTheSectionsFaults()
    {
        var services = new ServiceCollection();
        services.AddFaceEnrollment(
            Json($$"""{ "F": { "TencentClod": { "SecretId": "x" }, "FinAuth": { {{Keys}} } } }""").GetSection("F")
        );
        using var provider = services.Build();
        foreach (
            var resolve in new Func<object>[]
            {
                () => provider.GetRequiredService<IFaceEnrollmentClient>(),
                () => provider.GetRequiredService<FinAuthFaceEnrollmentClient>(),
                () => provider.GetRequiredKeyedService<IFaceEnrollmentClient>("FinAuth"),
                () => provider.GetRequiredKeyedService<IFaceEnrollmentClient>("TencentClod"),
            }
        )
        {
            Assert.That(
                () => resolve(),
                Throws.InstanceOf<Exception>().With.Message.Contains("The section 'F:TencentClod' names no vendor")
            );
        }
    }

    [Test]
    public void Start_NameOfAnotherVendorInCode_IsRefused()
    {
        var services = new ServiceCollection();
        services.AddFaceEnrollment().AddTencentCloud("FinAuth", Di.Keys);
        Assert.That(
            StartTests.FaultsOf(services).Single(),
            Does.StartWith("The registration 'FinAuth' is of TencentCloud, and has another vendor's name")
        );
    }

    [Test]
    public void Start_CallbackThatThrows_IsToldWithTheRegistrationBesideTheOtherFaults()
    {
        var thrown = new KeyNotFoundException("CANARY");
        var services = new ServiceCollection();
        services
            .AddFaceEnrollment(Json($$"""{ "F": { "Default": "x", "FinAuth": { {{Keys}} } } }""").GetSection("F"))
            .Configure("FinAuth", _ => throw thrown);
        using var provider = services.Build();
        Assert.That(
            () => provider.GetRequiredService<IStartupValidator>().Validate(),
            Throws
                .InvalidOperationException.With.InnerException.SameAs(thrown)
                .And.Message.Contains("FinAuth: setting its options threw KeyNotFoundException")
                .And.Message.Contains("'x' does not exist")
                .And.Message.Not.Contains("CANARY")
        );
        Assert.That(
            () => provider.GetRequiredService<IFaceEnrollmentClient>(),
            Throws.InvalidOperationException,
            "the default that does not exist"
        );
        Assert.That(
            () => provider.GetRequiredKeyedService<IFaceEnrollmentClient>("FinAuth"),
            Throws
                .InvalidOperationException.With.InnerException.SameAs(thrown)
                .And.Message.Contains("FinAuth: setting its options threw KeyNotFoundException")
        );
    }

    /// <summary>Configuration must not make AddFaceEnrollment throw.</summary>
    [Test]
    public void Start_SectionWithANameThatIsTaken_IsToldAtStart()
    {
        var services = new ServiceCollection();
        services.AddFaceEnrollment().AddFinAuth(o => (o.ApiKey, o.ApiSecret, o.LibraryId) = ("k", "s", "staff"));
        services.AddFaceEnrollment(Json($$"""{ "F": { "FinAuth": { {{Keys}} } } }""").GetSection("F"));
        Assert.That(
            StartTests.FaultsOf(services).Single(),
            Does.StartWith("'F:FinAuth': A face enrollment registration named 'FinAuth' (FinAuth) exists already")
        );
    }

    [Test]
    public void Start_SectionWithoutAName_IsToldAtStart() =>
        Assert.That(FaultsOf("""{ "": { "Vendor": "FinAuth" } }"""), Has.Some.Contains("has no name"));

    [Test]
    public void Start_ServicesConfigureWithoutAName_IsAFault()
    {
        var services = new ServiceCollection();
        services.AddFaceEnrollment(Json($$"""{ "F": { "FinAuth": { {{Keys}} } } }""").GetSection("F"));
        services.Configure<FaceEnrollmentOptions>(o => o.OnUnknown = FaceUnknownOutcome.Reconcile);
        Assert.That(
            StartTests.FaultsOf(services),
            Is.EqualTo([
                "Configure<FaceEnrollmentOptions> without a name reaches no registration: name one, or call ConfigureAll; "
                    + "a class of your own implements IConfigureNamedOptions. Registered: FinAuth",
            ])
        );
    }

    [TestCase(typeof(FinAuthOptions))]
    [TestCase(typeof(FaceEnrollmentOptions))]
    public void Start_ServicesConfigureOfANameThatIsNotRegistered_IsAFault(Type options)
    {
        var services = new ServiceCollection();
        services.AddFaceEnrollment(Json($$"""{ "F": { "FinAuth": { {{Keys}} } } }""").GetSection("F"));
        if (options == typeof(FinAuthOptions))
        {
            services.Configure<FinAuthOptions>("FinAut", o => o.SendAsBase64 = true);
        }
        else
        {
            services.Configure<FaceEnrollmentOptions>("FinAut", o => o.OnUnknown = FaceUnknownOutcome.Reconcile);
        }

        Assert.That(
            StartTests.FaultsOf(services),
            Is.EqualTo([
                $"Configure<{options.Name}> names the face enrollment registration 'FinAut'. Registered: FinAuth. "
                    + "Did you mean 'FinAuth'?",
            ])
        );
    }
}
