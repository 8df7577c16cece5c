using FaceEnroll.Sdk.Configuration;
using FaceEnroll.Sdk.FinAuth;
using FaceEnroll.Sdk.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FaceEnroll.Sdk.Tests.Configuration;

/// <summary>One key id under two account names is warned of.</summary>
[TestOf(typeof(KeyAccounts))]
public class KeyAccountsTests
{
    private LogRecorder _log = null!;
    private ServiceCollection _services = null!;
    private IFaceEnrollmentBuilder _builder = null!;

    [SetUp]
    public void Begin()
    {
        _log = new LogRecorder();
        _services = new ServiceCollection();
        _services.AddLogging(logging => logging.AddProvider(_log));
        _builder = _services.AddFaceEnrollment().WithoutDefault();
    }

    [TearDown]
    public void End() => _log.Dispose();

    private void Add(string name, string key = "k", string? account = null, Action<FinAuthOptions>? more = null) =>
        _builder.AddFinAuth(
            name,
            o =>
            {
                (o.ApiKey, o.ApiSecret, o.LibraryId, o.Account) = (key, "s", "staff", account);
                more?.Invoke(o);
            }
        );

    private string[] Warnings()
    {
        using var provider = _services.Build();
        provider.GetRequiredService<IStartupValidator>().Validate();
        foreach (var name in new[] { "a", "b" })
        {
            _ = provider.GetRequiredKeyedService<IFaceEnrollmentClient>(name);
        }

        return [.. _log.Entries.Where(e => e.Id == 14).Select(e => e.Message)];
    }

    [Test]
    public void Start_OneKeyUnderTwoNames_WarnsOnce()
    {
        Add("a");
        Add("b");
        Assert.That(
            Warnings(),
            Is.EqualTo(
                new[] { "b: its key is also used by a, under another account name. Give both the same Account." }
            )
        );
    }

    [Test]
    public void FirstResolution_WithoutAHost_WarnsToo()
    {
        Add("a", account: "one");
        Add("b", account: "two");
        using var provider = _services.Build();
        _ = provider.GetRequiredKeyedService<IFaceEnrollmentClient>("a");
        Assert.That(_log.Entries, Is.Empty);
        _ = provider.GetRequiredKeyedService<IFaceEnrollmentClient>("b");
        Assert.That(_log.Entries.Select(e => (e.Id, e.Level)), Is.EqualTo(new[] { (14, LogLevel.Warning) }));
    }

    [Test]
    public void Start_SameAccount_SaysNothing()
    {
        Add("a", account: "one");
        Add("b", account: "one");
        Assert.That(Warnings(), Is.Empty);
    }

    [Test]
    public void Start_OtherKeyEndpointOrProvider_SaysNothing()
    {
        Add("a");
        Add("b", key: "other");
        Add("c", more: o => o.Endpoint = new Uri("https://elsewhere.example"));
        Add("d", more: o => o.CredentialsProvider = _ => throw new InvalidOperationException("asked at start"));
        Assert.That(Warnings(), Is.Empty);
    }

    [Test]
    public void Warning_KeyItself_IsNotShown()
    {
        Add("a", key: "CANARY-KEY");
        Add("b", key: "CANARY-KEY");
        Assert.That(Warnings().Single(), Does.Not.Contain("CANARY"));
    }
}
