using FaceEnroll.Ledger.Hosting;
using FaceEnroll.Ledger.Options;
using FaceEnroll.Ledger.Tests.Support;
using FaceEnroll.Sdk.FinAuth;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace FaceEnroll.Ledger.Tests;

[TestOf(typeof(LedgerBuilderExtensions))]
[TestOf(typeof(FaceLedgerOptionsValidator))]
public class LedgerBuilderExtensionsTests
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void Begin() => _folder = new TemporaryFolder();

    [TearDown]
    public void End() => _folder.Dispose();

    private ServiceProvider Services(Action<FaceLedgerOptions> configure)
    {
        var services = new ServiceCollection();
        services
            .AddFaceEnrollment()
            .AddFinAuth(o =>
            {
                o.ApiKey = "key";
                o.ApiSecret = "secret";
                o.LibraryId = "staff";
            })
            .AddLedger(o =>
            {
                o.File = _folder.File("faces.ledger");
                configure(o);
            });
        return services.BuildServiceProvider(validateScopes: true);
    }

    private static void Validate(IServiceProvider services) =>
        services.GetRequiredService<IStartupValidator>().Validate();

    [Test]
    public async Task AddLedger_EachRegistration_HasIt()
    {
        await using var services = Services(_ => { });
        Validate(services);
        var options = services.GetRequiredService<IOptionsMonitor<FinAuthOptions>>().Get("FinAuth");
        Assert.That(options.Ledger, Is.Not.Null);
        Assert.That(services.GetRequiredService<IFaceLedger>(), Is.Not.Null);
        Assert.That(services.GetServices<IHostedService>().OfType<LedgerSettler>().Count(), Is.EqualTo(1));
    }

    [TestCase("File is not set")]
    [TestCase("File must be a file")]
    [TestCase("Use must be Trust, Verify or Ignore")]
    [TestCase("BusyTimeout must be above zero")]
    [TestCase("SettleInterval must be 1 second to 1 day")]
    [TestCase("PersonIdKey must be Base64 of at least 32 bytes")]
    public async Task Start_OptionIsWrong_SaysSo(string fault)
    {
        await using var services = Services(o =>
        {
            switch (fault.Split(' ')[0], fault.Contains("not set", StringComparison.Ordinal))
            {
                case ("File", true):
                    o.File = " ";
                    break;
                case ("File", false):
                    o.File = "folder/";
                    break;
                case ("Use", _):
                    o.Use = (LedgerUse)9;
                    break;
                case ("PersonIdKey", _):
                    o.PersonIdKey = Convert.ToBase64String("hush-hush-hush-hush-hush-hush-h"u8);
                    break;
                case ("BusyTimeout", _):
                    o.BusyTimeout = TimeSpan.Zero;
                    break;
                default:
                    o.SettleInterval = TimeSpan.FromDays(2);
                    break;
            }
        });
        var refused = Assert.Throws<OptionsValidationException>(() => Validate(services));
        Assert.That(refused!.Message, Does.Contain(fault).And.Not.Contain("aHVza"), "its value is a secret");
    }

    [Test]
    public async Task Start_LedgerCannotBeOpened_StopsTheHost()
    {
        await using var services = Services(o => o.File = _folder.File("missing/faces.ledger"));
        var settler = services.GetServices<IHostedService>().OfType<LedgerSettler>().Single();
        var refused = Assert.ThrowsAsync<FaceLedgerException>(() => settler.StartAsync(default));
        Assert.That(refused!.Fault, Is.EqualTo(FaceLedgerFault.CannotOpen));
    }

    [Test]
    public void AddLedger_WithoutWhatItNeeds_IsRefused()
    {
        var builder = new ServiceCollection().AddFaceEnrollment();
        Assert.Throws<ArgumentNullException>(() => builder.AddLedger(null!));
        Assert.Throws<ArgumentNullException>(() => LedgerBuilderExtensions.AddLedger(null!, _ => { }));
    }
}
