using FaceEnroll.Ledger.PostgreSql.Hosting;
using FaceEnroll.Ledger.PostgreSql.Tests.Support;
using FaceEnroll.Ledger.Tests.Runs;
using Microsoft.Extensions.Logging.Abstractions;

namespace FaceEnroll.Ledger.PostgreSql.Tests.Hosting;

[TestOf(typeof(PostgreSqlOwner))]
public class PostgreSqlOwnerTests
{
    private TestDatabase _place = null!;

    [SetUp]
    public void Begin()
    {
        _place = new TestDatabase();
        _place.Make();
    }

    [TearDown]
    public void End() => _place.Dispose();

    private PostgreSqlOwner Owner() => new(_place.Database, NullLogger.Instance);

    [Test]
    public async Task IsAlive_ProcessEnded_IsFalseSoon()
    {
        using var one = Owner();
        var two = Owner();
        Assert.That((one.IsAlive(one.Id), one.IsAlive(two.Id)), Is.EqualTo((true, true)));
        two.Dispose();
        await RunBed.UntilAsync(() => Task.FromResult(!one.IsAlive(two.Id)));
        Assert.That(_place.Scalar("SELECT COUNT(*) FROM owner"), Is.EqualTo(1));
    }

    [Test]
    public async Task Beat_RowWasSwept_IsThereAgain()
    {
        using var one = Owner();
        _ = _place.Scalar("DELETE FROM owner");
        await RunBed.UntilAsync(() => Task.FromResult(_place.Scalar("SELECT COUNT(*) FROM owner") is 1L));
    }

    [Test]
    public async Task IsAlive_ProcessHasStoppedBeating_IsFalseInTheEnd()
    {
        using var one = Owner();
        var dead = Guid.NewGuid().ToString("N");
        _ = _place.Scalar($"INSERT INTO owner VALUES ('{dead}', clock_timestamp() - interval '9 seconds')");
        Assert.That(one.IsAlive(dead), Is.True);
        await RunBed.UntilAsync(() => Task.FromResult(!one.IsAlive(dead)));
    }
}
