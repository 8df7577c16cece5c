using FaceEnroll.Ledger.PostgreSql.Store;
using FaceEnroll.Ledger.PostgreSql.Tests.Support;

namespace FaceEnroll.Ledger.PostgreSql.Tests.Store;

[TestOf(typeof(PostgreSqlSchema))]
[TestOf(typeof(PostgreSqlDatabase))]
public class PostgreSqlSchemaTests
{
    private TestDatabase _place = null!;

    [SetUp]
    public void Begin() => _place = new TestDatabase();

    [TearDown]
    public void End() => _place.Dispose();

    private bool Migrate(bool mustExist = false)
    {
        using var connection = _place.Database.OpenMaker();
        return PostgreSqlSchema.Migrate(connection, _place.Schema, mustExist);
    }

    private FaceLedgerFault Refused(bool mustExist = false) =>
        Assert.Throws<FaceLedgerException>(() => Migrate(mustExist))!.Fault;

    [Test]
    public async Task Migrate_ByManyHostsAtOnce_MakesItOnce()
    {
        var made = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Migrate())));
        Assert.That(made.Count(isNew => isNew), Is.EqualTo(1));
        Assert.That(_place.Scalar("SELECT n FROM version"), Is.EqualTo(PostgreSqlSchema.Current));
        Assert.That(Migrate(mustExist: true), Is.False);
    }

    [Test]
    public void Migrate_NoneIsThereAndMustBe_MakesNone()
    {
        Assert.That(Refused(mustExist: true), Is.EqualTo(FaceLedgerFault.Missing));
        Assert.That(_place.Scalar($"SELECT 1 FROM pg_namespace WHERE nspname = '{_place.Schema}'"), Is.Null);
    }

    [Test]
    public void Migrate_NewerOrSomebodyElses_IsRefusedAndLeftAlone()
    {
        _place.Make();
        _ = _place.Scalar("UPDATE version SET n = 99");
        Assert.That(Refused(), Is.EqualTo(FaceLedgerFault.NewerVersion));
        _ = _place.Scalar("DROP TABLE version");
        Assert.That(Refused(), Is.EqualTo(FaceLedgerFault.NotALedger));
    }

    /// <summary>What is committed is on the disk, though the server's default says otherwise.</summary>
    [TestCase("off", "on")]
    [TestCase("remote_apply", "remote_apply")]
    public void OpenWriter_WhateverTheServersDefaultIs_WaitsForTheDisk(string standard, string expected)
    {
        _place.Make();
        _ = _place.Scalar($"ALTER ROLE faces SET synchronous_commit = '{standard}'");
        try
        {
            using var fresh = new TestDatabase(Servers.Shared.ConnectionString + ";Pooling=false");
            using var tables = new PostgreSqlDatabaseProbe(fresh.Database);
            Assert.That(tables.Setting("synchronous_commit"), Is.EqualTo(expected));
        }
        finally
        {
            _ = _place.Scalar("ALTER ROLE faces RESET synchronous_commit");
        }
    }
}
