using FaceEnroll.Ledger.Hosting;
using FaceEnroll.Ledger.PostgreSql.Hosting;
using FaceEnroll.Ledger.PostgreSql.Options;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Npgsql;

namespace FaceEnroll.Ledger.PostgreSql.Tests;

[TestOf(typeof(PostgreSqlLedgerBuilderExtensions))]
[TestOf(typeof(PostgreSqlLedgerOptions))]
[TestOf(typeof(PostgreSqlLedgerOptionsValidator))]
[TestOf(typeof(PostgreSqlPlace))]
public class PostgreSqlLedgerBuilderExtensionsTests
{
    private static IFaceEnrollmentBuilder Builder() =>
        new ServiceCollection()
            .AddFaceEnrollment()
            .AddFinAuth(o => (o.ApiKey, o.ApiSecret, o.LibraryId) = ("key", "secret", "staff"));

    private static ServiceProvider Services(Action<PostgreSqlLedgerOptions> configure, NpgsqlDataSource? source = null)
    {
        var builder = Builder().AddPostgreSqlLedger(configure);
        if (source is not null)
        {
            _ = builder.Services.AddSingleton(source);
        }

        return builder.Services.BuildServiceProvider(validateScopes: true);
    }

    private static Task StartAsync(IServiceProvider services) =>
        services.GetServices<IHostedService>().OfType<LedgerSettler>().Single().StartAsync(default);

    private static string FreshSchema() => "t" + Guid.NewGuid().ToString("N");

    [Test]
    public async Task Start_WithAConnectionStringOrTheHostsSource_OpensOneLedger()
    {
        var schema = FreshSchema();
        await using var source = NpgsqlDataSource.Create(Servers.Shared.ConnectionString);
        await using var one = Services(o => (o.ConnectionString, o.Schema) = (Servers.Shared.ConnectionString, schema));
        await using var two = Services(o => (o.Schema, o.MustExist) = (schema, true), source);
        await StartAsync(one);
        await StartAsync(two);
        var (first, second) = (one.GetRequiredService<OpenLedger>(), two.GetRequiredService<OpenLedger>());
        Assert.That(first.Owner.Id, Is.Not.EqualTo(second.Owner.Id));
        Assert.That(
            (first.Owner.IsAlive(second.Owner.Id), second.Owner.IsAlive(first.Owner.Id)),
            Is.EqualTo((true, true))
        );
    }

    [TestCase("ConnectionString is not set", "")]
    [TestCase("ConnectionString is none that Npgsql takes", "Host=db;Pasword=secret-word")]
    [TestCase("it names no host", "Username=faces;Password=secret-word")]
    public async Task Start_ConnectionStringIsWrong_SaysSoWithoutIt(string fault, string connectionString)
    {
        await using var services = Services(o => o.ConnectionString = connectionString);
        var refused = Assert.Throws<OptionsValidationException>(() =>
            services.GetRequiredService<IStartupValidator>().Validate()
        )!;
        Assert.That(refused.Message, Does.Contain(fault).And.Not.Contains("secret-word"));
    }

    [TestCase("Schema takes")]
    [TestCase("Use must be")]
    [TestCase("SettleInterval must be")]
    [TestCase("PersonIdKey must be Base64 of at least 32 bytes")]
    [TestCase("CommandTimeout must be")]
    public async Task Start_OptionIsWrong_SaysSo(string fault)
    {
        await using var services = Services(o =>
        {
            o.ConnectionString = "Host=db";
            switch (fault.Split(' ')[0])
            {
                case "Schema":
                    o.Schema = "faces; DROP TABLE call";
                    break;
                case "Use":
                    o.Use = (LedgerUse)9;
                    break;
                case "PersonIdKey":
                    o.PersonIdKey = "hush-hush";
                    break;
                case "SettleInterval":
                    o.SettleInterval = TimeSpan.Zero;
                    break;
                default:
                    o.CommandTimeout = TimeSpan.Zero;
                    break;
            }
        });
        var refused = Assert.Throws<OptionsValidationException>(() =>
            services.GetRequiredService<IStartupValidator>().Validate()
        )!;
        Assert.That(refused.Message, Does.Contain(fault));
    }

    [TestCase("Host=/nowhere;Username=faces;Password=secret-word", FaceLedgerFault.Unavailable)]
    [TestCase("Host={0};Username=nobody;Password=secret-word;Database=postgres", FaceLedgerFault.CannotOpen)]
    [TestCase("Host={0};Username=faces;Password=secret-word;Database=none", FaceLedgerFault.CannotOpen)]
    public async Task Start_DatabaseCannotBeOpened_StopsTheHostWithoutSayingTheConnectionString(
        string connectionString,
        FaceLedgerFault expected
    )
    {
        await using var services = Services(o =>
            o.ConnectionString = string.Format(
                System.Globalization.CultureInfo.InvariantCulture,
                connectionString,
                Servers.Shared.Folder
            )
        );
        var fault = Assert.ThrowsAsync<FaceLedgerException>(() => StartAsync(services))!;
        Assert.That(fault.Fault, Is.EqualTo(expected));
        Assert.That(fault.ToString(), Does.Not.Contain("secret-word"));
    }

    [Test]
    public async Task Start_SourceSharesItsConnections_IsRefused()
    {
        await using var source = NpgsqlDataSource.Create(Servers.Shared.ConnectionString + ";Multiplexing=true");
        await using var services = Services(o => o.Schema = FreshSchema(), source);
        var fault = Assert.ThrowsAsync<FaceLedgerException>(() => StartAsync(services))!;
        Assert.That(fault.Fault, Is.EqualTo(FaceLedgerFault.CannotOpen));
        Assert.That(fault.Message, Does.Contain("Multiplexing"));
    }

    [Test]
    public void Add_BesideALedgerInAFile_IsRefused()
    {
        var builder = Builder().AddLedger(o => o.File = "faces.ledger");
        Assert.Throws<InvalidOperationException>(() => builder.AddPostgreSqlLedger(_ => { }));
        Assert.Throws<ArgumentNullException>(() => Builder().AddPostgreSqlLedger(null!));
    }

    [Test]
    public void ToString_OfOptions_HasNoSecret() =>
        Assert.That(
            new PostgreSqlLedgerOptions { ConnectionString = "Host=db;Password=secret-word" }.ToString(),
            Is.EqualTo("PostgreSqlLedgerOptions: Schema faceenroll")
        );
}
