using FaceEnroll.Sdk.Configuration;
using FaceEnroll.Sdk.FinAuth;
using FaceEnroll.Sdk.Tests.Registrations;
using FaceEnroll.Sdk.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FaceEnroll.Sdk.Tests.Configuration;

/// <summary>
/// Options that need the client that needs the options: the container alone would make them for ever, or wait for itself.
/// </summary>
[TestOf(typeof(OptionsCycle))]
public class OptionsCycleTests
{
    private sealed class Saves(IFaceEnrollmentClient client)
    {
        public ValueTask SaveAsync(FaceEnrollmentTicket ticket, CancellationToken cancellationToken) =>
            client.Vendor == ticket.Vendor ? default : throw new NotSupportedException();
    }

    private static IServiceCollection Services(Action<IFaceEnrollmentBuilder> configure)
    {
        var services = new ServiceCollection();
        services.AddSingleton<Saves>();
        configure(services.AddFaceEnrollment().AddFinAuth(Good));
        return services;
    }

    private static void Good(FinAuthOptions options) =>
        (options.ApiKey, options.ApiSecret, options.LibraryId) = ("k", "s", "staff");

    private static IEnumerable<TestCaseData> Cycles() =>
        [
            Case("service", b => b.Configure((o, sp) => o.OnSending = sp.GetRequiredService<Saves>().SaveAsync)),
            Case(
                "client",
                b => b.Configure((o, sp) => o.Account = $"{sp.GetRequiredService<IFaceEnrollmentClient>().Vendor}")
            ),
            Case(
                "dependency",
                b =>
                    b.Services.AddOptions<FinAuthOptions>("FinAuth")
                        .Configure<Saves>((o, s) => o.OnSending = s.SaveAsync)
            ),
        ];

    private static TestCaseData Case(string name, Action<IFaceEnrollmentBuilder> configure) =>
        new TestCaseData(configure).SetArgDisplayNames(name);

    [TestCaseSource(nameof(Cycles))]
    [CancelAfter(20_000)]
    public void Start_OptionsThatNeedTheirOwnClient_ThrowsAndNamesTheCycle(Action<IFaceEnrollmentBuilder> configure)
    {
        using var provider = Services(configure).Build();
        Assert.That(
            () => provider.GetRequiredService<IStartupValidator>().Validate(),
            Throws.InstanceOf<Exception>().With.Message.Contains("FinAuth -> FinAuth").And.Message.Contains("callback")
        );
        Assert.That(
            () => provider.GetRequiredService<IFaceEnrollmentClient>(),
            Throws.InstanceOf<Exception>().With.Message.Contains("FinAuth -> FinAuth")
        );
    }

    [Test]
    public void Start_CycleOverTwoRegistrations_NamesBoth()
    {
        var services = Services(b =>
            b.AddFinAuth("branch-7", Good)
                .SetDefault("FinAuth")
                .Configure("branch-7", (_, sp) => sp.GetRequiredKeyedService<IFaceEnrollmentClient>("FinAuth"))
                .Configure("FinAuth", (_, sp) => sp.GetRequiredKeyedService<IFaceEnrollmentClient>("branch-7"))
        );
        using var provider = services.Build();
        Assert.That(
            () => provider.GetRequiredService<IStartupValidator>().Validate(),
            Throws.InstanceOf<Exception>().With.Message.Contains("FinAuth -> branch-7 -> FinAuth")
        );
    }

    /// <summary>What the documentation tells: resolved when it is called.</summary>
    [Test]
    public void Start_ServiceResolvedInsideTheCallback_Passes()
    {
        var services = Services(b =>
            b.Configure((o, sp) => o.OnSending = (t, ct) => sp.GetRequiredService<Saves>().SaveAsync(t, ct))
        );
        Assert.That(StartTests.FaultsOf(services), Is.Empty);
    }

    [Test]
    public void Start_OptionsThatNeedAnotherClient_Passes()
    {
        var services = Services(b =>
            b.AddFinAuth("branch-7", Good)
                .SetDefault("FinAuth")
                .Configure("branch-7", (_, sp) => sp.GetRequiredKeyedService<IFaceEnrollmentClient>("FinAuth"))
        );
        Assert.That(StartTests.FaultsOf(services), Is.Empty);
    }
}
