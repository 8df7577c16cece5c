using System.Threading.RateLimiting;
using FaceEnroll.Sdk.DependencyInjection;
using FaceEnroll.Sdk.Tests.Registrations;
using FaceEnroll.Sdk.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace FaceEnroll.Sdk.Tests;

/// <summary>What a section says and no option takes is refused at start, with the key and the name that was meant.</summary>
[TestOf(typeof(OptionNames))]
[TestOf(typeof(OptionName))]
[TestOf(typeof(NearestName))]
public class OptionNamesTests
{
    private static IEnumerable<TestCaseData> Vendors() =>
        FaceVendorTable.All.Select(v => new TestCaseData(v.OptionNames, OptionsOf(v.Name)).SetArgDisplayNames(v.Name));

    private static Type OptionsOf(string vendor) =>
        typeof(FaceEnrollmentOptions).Assembly.GetTypes().Single(t => t.Name == vendor + "Options");

    /// <summary>A new option must be in the list of names, or its registrations would refuse it.</summary>
    [TestCaseSource(nameof(Vendors))]
    public void Names_OfAVendor_AreItsOptions(object names, Type options) => AssertSame((OptionNames)names, options);

    private static void AssertSame(OptionNames names, Type options)
    {
        var settable = options.GetProperties().Where(p => p.CanWrite).ToList();
        var groups = settable.Where(p => p.PropertyType.Name is "FaceRetryOptions" or "FaceCircuitBreakerOptions");
        var codeOnly = settable.Where(p => IsCodeOnly(p.PropertyType));
        Assert.That(names.Groups.Select(g => g.Key), Is.EquivalentTo(groups.Select(p => p.Name)));
        Assert.That(names.CodeOnly, Is.EquivalentTo(codeOnly.Select(p => p.Name)));
        Assert.That(
            names.Values.Select(v => (v.Name, v.Type)),
            Is.EquivalentTo(
                settable
                    .Except(groups)
                    .Except(codeOnly)
                    .Select(p => (p.Name, Nullable.GetUnderlyingType(p.PropertyType) ?? p.PropertyType))
            )
        );
        foreach (var group in names.Groups)
        {
            AssertSame(group.Value, options.GetProperty(group.Key)!.PropertyType);
        }
    }

    private static bool IsCodeOnly(Type type) =>
        typeof(Delegate).IsAssignableFrom(type)
        || type == typeof(TimeProvider)
        || type == typeof(RateLimiter)
        || type.IsInterface;

    [TestCase("Timout", "00:00:30", "'F:FinAuth:Timout' is no option of FinAuth. Did you mean 'Timeout'?")]
    [TestCase("OnUnkown", "Reconcile", "'F:FinAuth:OnUnkown' is no option of FinAuth. Did you mean 'OnUnknown'?")]
    [TestCase(
        "Retry:MaxRetry",
        "3",
        "'F:FinAuth:Retry:MaxRetry' is no option of FinAuth. Did you mean 'Retry:MaxRetries'?"
    )]
    [TestCase("MaxRetries", "3", "'F:FinAuth:MaxRetries' is no option of FinAuth. Did you mean 'Retry:MaxRetries'?")]
    [TestCase("CircuitBreaker:Ratio", "1", "Did you mean 'CircuitBreaker:FailureRatio'?")]
    [TestCase("Library", "x", "Did you mean 'LibraryId'?")]
    [TestCase(
        "Region",
        "x",
        "'F:FinAuth:Region' is no option of FinAuth, but of TencentCloud, AdvanceAI, AlibabaIdVerification, AlibabaGuardrails"
    )]
    [TestCase("SecretId", "CANARY", "'F:FinAuth:SecretId' is no option of FinAuth, but of TencentCloud")]
    [TestCase("Zzzzzzzzz", "CANARY", "'F:FinAuth:Zzzzzzzzz' is no option of FinAuth")]
    [TestCase("Retry", "3", "'F:FinAuth:Retry' is a section, not a value: it takes MaxRetries, Budget, BaseDelay")]
    [TestCase("Timeout:Seconds", "3", "'F:FinAuth:Timeout:Seconds' is unknown: 'F:FinAuth:Timeout' is a single value")]
    [TestCase("OnSending", "x", "'F:FinAuth:OnSending' cannot be configured: set OnSending in code")]
    [TestCase("Timeout", "1", "'F:FinAuth:Timeout' has no unit and would be 1 day. Write hours:minutes:seconds")]
    [TestCase("AttemptTimeout", " 30 ", "'F:FinAuth:AttemptTimeout' has no unit and would be 30 days.")]
    [TestCase("Retry:BaseDelay", "2", "'F:FinAuth:Retry:BaseDelay' has no unit and would be 2 days.")]
    [TestCase(
        "Timeout",
        "30.00:00:00",
        "Timeout must be at least 1 ms and at most one day; it was read as 30.00:00:00 (days.hours:minutes:seconds)"
    )]
    public void Start_NameOrTimeThatNoOptionTakes_IsRefusedAndNamed(string key, string value, string fault)
    {
        var faults = StartTests.FaultsOf(
            ("F:FinAuth:" + key, value),
            ("F:FinAuth:ApiKey", "k"),
            ("F:FinAuth:ApiSecret", "s"),
            ("F:FinAuth:LibraryId", "staff")
        );
        Assert.That(faults, Has.Some.StartsWith("FinAuth: ").And.Some.Contains(fault));
        Assert.That(faults, Has.None.Contains("CANARY"));
    }

    [TestCase("timeout", "00:00:30")]
    [TestCase("RETRY:maxRETRIES", "1")]
    [TestCase("Vendor", "FinAuth")]
    [TestCase("Account", null)]
    [TestCase("Retry", "")]
    [TestCase("ReconcileTimeout", "1.00:00:00")]
    public void Start_NameInAnyCaseOrSetToNothing_IsTaken(string key, string? value) =>
        Assert.That(
            StartTests.FaultsOf(
                ("F:FinAuth:" + key, value),
                ("F:FinAuth:ApiKey", "k"),
                ("F:FinAuth:ApiSecret", "s"),
                ("F:FinAuth:LibraryId", "staff")
            ),
            Is.Empty
        );

    [Test]
    public void Start_UnknownNameInASectionGivenToOneVendor_IsRefused()
    {
        var services = new ServiceCollection();
        services
            .AddFaceEnrollment()
            .AddFinAuth("b", Di.Configuration(("X:ApiKey", "k"), ("X:Timout", "1")).GetSection("X"));
        Assert.That(StartTests.FaultsOf(services), Has.Some.StartsWith("b: 'X:Timout' is no option of FinAuth."));
    }
}
