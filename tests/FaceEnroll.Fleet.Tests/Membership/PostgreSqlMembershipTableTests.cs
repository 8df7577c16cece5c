using System.Net;
using FaceEnroll.Fleet.Membership;
using FaceEnroll.Ledger.PostgreSql.Tests.Support;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace FaceEnroll.Fleet.Tests.Membership;

/// <summary>What Orleans asks of a membership table.</summary>
[TestOf(typeof(PostgreSqlMembershipTable))]
[TestOf(typeof(SiloRows))]
[TestOf(typeof(SuspectTexts))]
public class PostgreSqlMembershipTableTests
{
    private static readonly DateTime s_start = new(2030, 5, 6, 7, 8, 9, DateTimeKind.Utc);

    private TestDatabase _place = null!;
    private PostgreSqlMembershipTable _table = null!;

    [SetUp]
    public async Task BeginAsync()
    {
        _place = new TestDatabase();
        _table = Table("one");
        await _table.InitializeMembershipTable(tryInitTableVersion: true);
    }

    [TearDown]
    public void End() => _place.Dispose();

    private PostgreSqlMembershipTable Table(string cluster) =>
        new(new LedgerDatabase(_place.Database), Options.Create(new ClusterOptions { ClusterId = cluster }));

    private static SiloAddress Address(int port, int generation = 1) =>
        SiloAddress.New(new IPEndPoint(IPAddress.Parse("10.1.2.3"), port), generation);

    private static MembershipEntry Entry(int port, SiloStatus status = SiloStatus.Joining) =>
        new()
        {
            SiloAddress = Address(port),
            Status = status,
            SiloName = $"silo{port}",
            HostName = "host",
            RoleName = "role",
            ProxyPort = 30_000,
            UpdateZone = 2,
            FaultZone = 3,
            StartTime = s_start,
            IAmAliveTime = s_start,
            SuspectTimes = [Tuple.Create(Address(9, 8), s_start.AddTicks(7)), Tuple.Create(Address(7), s_start)],
        };

    private async Task<TableVersion> NextAsync() => (await _table.ReadAll()).Version.Next();

    private async Task InsertAsync(MembershipEntry entry) =>
        Assert.That(await _table.InsertRow(entry, await NextAsync()), Is.True);

    private static object Values(MembershipEntry entry) =>
        (
            entry.SiloAddress,
            entry.Status,
            entry.SiloName,
            entry.HostName,
            entry.RoleName,
            entry.ProxyPort,
            (entry.UpdateZone, entry.FaultZone, entry.StartTime, entry.IAmAliveTime),
            string.Join(' ', entry.SuspectTimes!.Select(s => $"{s.Item1} {s.Item2:O}"))
        );

    [Test]
    public async Task ReadAll_NothingIsInserted_IsEmptyInVersionZero()
    {
        var data = await _table.ReadAll();
        Assert.That((data.Members.Count, data.Version.Version), Is.EqualTo((0, 0)));
        Assert.That((await _table.ReadRow(Address(1))).Members, Is.Empty);
    }

    [Test]
    public async Task Initialize_Again_ChangesNothing()
    {
        await InsertAsync(Entry(1));
        await Table("one").InitializeMembershipTable(tryInitTableVersion: true);
        var data = await _table.ReadAll();
        Assert.That((data.Members.Count, data.Version.Version), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task InsertRow_OfASilo_IsReadAsItWas()
    {
        await InsertAsync(Entry(1));
        await InsertAsync(Entry(2, SiloStatus.Active));
        var all = await _table.ReadAll();
        Assert.That(
            all.Members.Select(m => Values(m.Item1)),
            Is.EquivalentTo(new[] { Values(Entry(1)), Values(Entry(2, SiloStatus.Active)) })
        );
        Assert.That(all.Version.Version, Is.EqualTo(2));
        var row = await _table.ReadRow(Address(2));
        Assert.That(row.Members.Select(m => m.Item1.SiloAddress), Is.EqualTo(new[] { Address(2) }));
        Assert.That(row.Version.ToString(), Is.EqualTo(all.Version.ToString()));
        Assert.That((await _table.ReadRow(Address(3))).Members, Is.Empty);
        Assert.That((await _table.ReadRow(Address(2, 5))).Members, Is.Empty, "another generation is another silo");
    }

    [Test]
    public async Task InsertRow_OldVersionOrKnownSilo_ChangesNothing()
    {
        var old = await NextAsync();
        await InsertAsync(Entry(1));
        Assert.That(await _table.InsertRow(Entry(2), old), Is.False, "the version is an old one");
        Assert.That(await _table.InsertRow(Entry(1, SiloStatus.Dead), await NextAsync()), Is.False, "it is there");
        Assert.That(await _table.InsertRow(Entry(2), new TableVersion(5, "no etag")), Is.False);
        var data = await _table.ReadAll();
        Assert.That((data.Members.Single().Item1.Status, data.Version.Version), Is.EqualTo((SiloStatus.Joining, 1)));
    }

    [Test]
    public async Task UpdateRow_WithBothEtags_ChangesRowAndVersion()
    {
        await InsertAsync(Entry(1));
        await InsertAsync(Entry(2));
        var (before, etag) = (await _table.ReadRow(Address(1))).Members[0];
        before.Status = SiloStatus.Dead;
        before.SuspectTimes = [];
        before.HostName = "other";
        Assert.That(await _table.UpdateRow(before, etag, await NextAsync()), Is.True);
        var data = await _table.ReadAll();
        Assert.That(data.Version.Version, Is.EqualTo(3));
        var (after, newEtag) = data.TryGet(Address(1))!;
        Assert.That(Values(after), Is.EqualTo(Values(before)));
        Assert.That(newEtag, Is.Not.EqualTo(etag));
        Assert.That(data.TryGet(Address(2))!.Item1.Status, Is.EqualTo(SiloStatus.Joining));
    }

    [Test]
    public async Task UpdateRow_OldRowOldVersionOrNoRow_ChangesNothing()
    {
        await InsertAsync(Entry(1));
        var oldVersion = await NextAsync();
        var (entry, etag) = (await _table.ReadRow(Address(1))).Members[0];
        await InsertAsync(Entry(2));
        entry.Status = SiloStatus.Active;
        Assert.That(await _table.UpdateRow(entry, etag, oldVersion), Is.False, "the version is an old one");
        Assert.That(await _table.UpdateRow(entry, etag, await NextAsync()), Is.True);
        Assert.That(await _table.UpdateRow(entry, etag, await NextAsync()), Is.False, "the row is another one now");
        Assert.That(await _table.UpdateRow(Entry(3), etag, await NextAsync()), Is.False, "there is none");
        Assert.That((await _table.ReadAll()).Version.Version, Is.EqualTo(3));
    }

    [Test]
    public async Task UpdateIAmAlive_ChangesNothingElse()
    {
        await InsertAsync(Entry(1));
        var before = await _table.ReadAll();
        var later = Entry(1, SiloStatus.Dead);
        later.IAmAliveTime = s_start.AddMinutes(1);
        await _table.UpdateIAmAlive(later);
        await _table.UpdateIAmAlive(Entry(2));
        var data = await _table.ReadAll();
        var (entry, etag) = data.Members.Single();
        Assert.That((entry.IAmAliveTime, entry.Status), Is.EqualTo((later.IAmAliveTime, SiloStatus.Joining)));
        Assert.That(data.Version.ToString(), Is.EqualTo(before.Version.ToString()));
        Assert.That(await _table.UpdateRow(entry, etag, data.Version.Next()), Is.True);
    }

    [Test]
    public async Task CleanupDefunctSiloEntries_RemovesWhatIsLongDead()
    {
        var late = Entry(3, SiloStatus.Dead);
        late.IAmAliveTime = s_start.AddHours(2);
        foreach (var entry in (MembershipEntry[])[Entry(1, SiloStatus.Dead), Entry(2, SiloStatus.Active), late])
        {
            await InsertAsync(entry);
        }

        await _table.CleanupDefunctSiloEntries(s_start.AddHours(1));
        var left = (await _table.ReadAll()).Members.Select(m => m.Item1.SiloAddress);
        Assert.That(left, Is.EquivalentTo(new[] { Address(2), Address(3) }));
    }

    [Test]
    public async Task DeleteMembershipTableEntries_OfACluster_LeavesTheOthers()
    {
        var other = Table("other");
        await other.InitializeMembershipTable(tryInitTableVersion: true);
        Assert.That(await other.InsertRow(Entry(1), (await other.ReadAll()).Version.Next()), Is.True);
        await InsertAsync(Entry(1));
        await _table.DeleteMembershipTableEntries("one");
        Assert.That((await _table.ReadAll()).Members, Is.Empty);
        Assert.That((await other.ReadAll()).Members, Has.Count.EqualTo(1));
        await _table.InitializeMembershipTable(tryInitTableVersion: true);
        await InsertAsync(Entry(2));
    }

    /// <summary>All try at once with what they read, and again when they lose: each is in once, and no version is given twice.</summary>
    [Test]
    public async Task InsertRow_ByManyAtOnce_EachIsInOnce()
    {
        var tries = await Task.WhenAll(Enumerable.Range(1, 8).Select(port => TryAsync(Entry(port))));
        var data = await _table.ReadAll();
        Assert.That(data.Members.Select(m => m.Item2), Is.Unique);
        Assert.That((data.Members.Count, data.Version.Version), Is.EqualTo((8, 8)));
        TestContext.Out.WriteLine($"{tries.Sum()} tries");

        async Task<int> TryAsync(MembershipEntry entry)
        {
            var tries = 1;
            while (!await _table.InsertRow(entry, await NextAsync()))
            {
                tries++;
            }

            return tries;
        }
    }

    /// <summary>Of several who update with the same etags one wins.</summary>
    [Test]
    public async Task UpdateRow_ByManyAtOnce_OneWins()
    {
        await InsertAsync(Entry(1));
        var (entry, etag) = (await _table.ReadRow(Address(1))).Members[0];
        var version = await NextAsync();
        var won = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _table.UpdateRow(entry, etag, version)));
        Assert.That(won.Count(w => w), Is.EqualTo(1));
        Assert.That((await _table.ReadAll()).Version.Version, Is.EqualTo(2));
    }
}
