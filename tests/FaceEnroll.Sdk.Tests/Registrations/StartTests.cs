using FaceEnroll.Sdk.FinAuth;
using FaceEnroll.Sdk.Registrations;
using FaceEnroll.Sdk.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FaceEnroll.Sdk.Tests.Registrations;

/// <summary>What a host validates at its start; without a host, the first resolution does.</summary>
[TestOf(typeof(FaceEnrollmentStart))]
[TestOf(typeof(FaceEnrollmentRegistry))]
public class StartTests
{
    private static readonly (string, string?)[] s_good =
    [
        ("F:FinAuth:ApiKey", "k"),
        ("F:FinAuth:ApiSecret", "s"),
        ("F:FinAuth:LibraryId", "staff"),
    ];

    internal static IReadOnlyList<string> FaultsOf(params (string Key, string? Value)[] configuration)
    {
        var services = new ServiceCollection();
        services.AddFaceEnrollment(Di.Configuration(configuration).GetSection("F"));
        return FaultsOf(services);
    }

    internal static IReadOnlyList<string> FaultsOf(IServiceCollection services)
    {
        using var provider = services.Build();
        try
        {
            provider.GetRequiredService<IStartupValidator>().Validate();
            return [];
        }
        catch (OptionsValidationException e)
        {
            return [.. e.Failures];
        }
    }

    private static void Good(FinAuthOptions options) =>
        (options.ApiKey, options.ApiSecret, options.LibraryId) = ("k", "s", "staff");

    [Test]
    public void Start_Good_Passes() => Assert.That(FaultsOf(s_good), Is.Empty);

    [Test]
    public void Start_SectionEmptyOrAbsent_NamesIt()
    {
        var services = new ServiceCollection();
        services.AddFaceEnrollment(Di.Configuration(("Other", "x")).GetSection("My:FaceEnrollment"));
        Assert.That(FaultsOf(services), Has.Some.Contains("'My:FaceEnrollment' is empty or absent"));
        using var provider = services.Build();
        Assert.That(
            () => provider.GetRequiredService<IFaceEnrollmentClient>(),
            Throws.InvalidOperationException.With.Message.Contains("'My:FaceEnrollment' is empty or absent")
        );
    }

    [Test]
    public void Start_SectionAbsentBesideARegistrationInCode_NamesItStill()
    {
        var services = new ServiceCollection();
        services.AddFaceEnrollment(Di.Configuration().GetSection("F")).AddFinAuth(Good);
        Assert.That(FaultsOf(services), Is.EqualTo([Empty("F")]));
    }

    private static string Empty(string path) =>
        $"The configuration section '{path}' is empty or absent: it registers no face enrollment client";

    [Test]
    public void Start_NothingRegistered_IsAFault()
    {
        var services = new ServiceCollection();
        services.AddFaceEnrollment();
        Assert.That(FaultsOf(services), Is.EqualTo(["No face enrollment client is registered"]));
    }

    [Test]
    public void Start_DefaultThatDoesNotExist_NamesWhatDoes() =>
        Assert.That(
            FaultsOf([("F:Default", "FinAut"), .. s_good]),
            Is.EqualTo([
                "The default face enrollment registration 'FinAut' does not exist. Registered: FinAuth. "
                    + "Did you mean 'FinAuth'?",
            ])
        );

    [Test]
    public void Start_SeveralWithoutADefault_NamesThem()
    {
        var services = new ServiceCollection();
        services.AddFaceEnrollment().AddFinAuth(Good).AddFinAuth("branch-7", Good);
        Assert.That(
            FaultsOf(services).Single(),
            Does.Contain("Several")
                .And.Contain("Registered: FinAuth, branch-7 (FinAuth).")
                .And.Contain("WithoutDefault()")
        );
    }

    [Test]
    public void Start_SeveralThatResolveByNameOnly_PassesWhenItIsSaid()
    {
        var services = new ServiceCollection();
        services.AddFaceEnrollment().AddFinAuth(Good).AddFinAuth("branch-7", Good).WithoutDefault();
        Assert.That(FaultsOf(services), Is.Empty);
    }

    [Test]
    public void Start_DefaultOfNoText_IsNone() => Assert.That(FaultsOf([("F:Default", ""), .. s_good]), Is.Empty);

    private static IEnumerable<TestCaseData> Keyless() =>
        [
            Case("TencentCloud", "TENCENTCLOUD_SECRET_ID", b => b.AddTencentCloud()),
            Case("AlibabaGuardrails", "ALIBABA_CLOUD_ACCESS_KEY_ID", b => b.AddAlibabaGuardrails()),
            Case(
                "AlibabaIdVerification",
                "ALIBABA_CLOUD_ACCESS_KEY_ID",
                b => b.AddAlibabaIdVerification(o => (o.Region, o.LibraryId) = ("cn-hongkong", "g"))
            ),
            Case("FinAuth", "FINAUTH_API_KEY", b => b.AddFinAuth(o => o.LibraryId = "g")),
            Case(
                "AdvanceAI",
                "ADVANCE_AI_ACCESS_KEY",
                b => b.AddAdvanceAI(o => (o.Region, o.LibraryId) = (AdvanceAI.AdvanceAIRegion.Singapore, "g"))
            ),
        ];

    private static TestCaseData Case(
        string vendor,
        string variable,
        Func<IFaceEnrollmentBuilder, IFaceEnrollmentBuilder> add
    ) => new TestCaseData(vendor, variable, add).SetArgDisplayNames(vendor);

    [TestCaseSource(nameof(Keyless))]
    public void Start_NoKeysAtAll_IsAFaultThatSaysWhatToSet(
        string vendor,
        string variable,
        Func<IFaceEnrollmentBuilder, IFaceEnrollmentBuilder> add
    )
    {
        var services = new ServiceCollection();
        add(services.AddFaceEnrollment());
        Assert.That(
            FaultsOf(services).Single(),
            Does.StartWith($"{vendor}: There are no credentials: set ")
                .And.Contain(variable)
                .And.Contain("RequireCredentialsAtStart")
        );
        using var provider = services.Build();
        Assert.That(
            () => provider.GetRequiredService<IFaceEnrollmentClient>(),
            Throws.TypeOf<OptionsValidationException>(),
            "without a host the first resolution says so"
        );
    }

    [TestCaseSource(nameof(Keyless))]
    public void Start_KeysNotRequiredOrGivenBySomebody_Passes(
        string vendor,
        string variable,
        Func<IFaceEnrollmentBuilder, IFaceEnrollmentBuilder> add
    )
    {
        var later = new ServiceCollection();
        add(later.AddFaceEnrollment()).Configure(o => o.RequireCredentialsAtStart = false);
        Assert.That(FaultsOf(later), Is.Empty);

        var provided = new ServiceCollection();
        add(provided.AddFaceEnrollment())
            .Configure(o => o.CredentialsProvider = _ => throw new InvalidOperationException("asked at start"));
        Assert.That(FaultsOf(provided), Is.Empty);
    }

    [Test]
    public void Start_CredentialChain_CountsAsKeysAndIsNotAsked()
    {
        var services = new ServiceCollection();
        services.AddFaceEnrollment().AddAlibabaGuardrails().UseAlibabaCredentialChain();
        Assert.That(FaultsOf(services), Is.Empty);
    }

    [Test]
    public void Start_SeveralFaults_AreToldTogether() =>
        Assert.That(
            FaultsOf([("F:Default", "x"), ("F:FinAuth:Timeout", "00:00:00"), ("F:b:Vendor", "FinAuth"), .. s_good]),
            Has.Count.EqualTo(4),
            "default, time-out, and of b keys and library"
        );
}
