using System.Net;
using FaceEnroll.Fleet.Lanes;
using FaceEnroll.Ledger.PostgreSql.Lanes;

namespace FaceEnroll.Fleet.Tests.Lanes;

[TestOf(typeof(LaneShares))]
public class LaneSharesTests
{
    private static SiloAddress[] Silos(int count) =>
        [
            .. Enumerable
                .Range(1, count)
                .Select(i => SiloAddress.New(new IPEndPoint(IPAddress.Parse($"10.0.0.{i}"), 11_111), 7 * i)),
        ];

    private static SiloAddress[] Choose(SiloAddress[] silos) =>
        [.. Enumerable.Range(0, SqlLanes.Count).Select(lane => LaneShares.Choose(lane, silos))];

    [Test]
    public void Choose_InAnyOrder_IsTheSame() =>
        Assert.That(Choose([.. Silos(5).Reverse()]), Is.EqualTo(Choose(Silos(5))));

    [Test]
    public void Choose_AHostComes_OnlyMovesLanesToIt()
    {
        var (before, after) = (Choose(Silos(3)), Choose(Silos(4)));
        var moved = Enumerable.Range(0, SqlLanes.Count).Where(lane => !before[lane].Equals(after[lane])).ToList();
        Assert.That(moved.Select(lane => after[lane]), Is.All.EqualTo(Silos(4)[3]));
        Assert.That(moved, Has.Count.InRange(5, 30), "about a quarter of them");
    }

    [TestCase(2)]
    [TestCase(3)]
    [TestCase(8)]
    public void Choose_OfSeveral_GivesEachAShare(int count)
    {
        var shares = Choose(Silos(count)).GroupBy(s => s).Select(g => g.Count()).ToList();
        TestContext.Out.WriteLine(string.Join(", ", shares));
        Assert.That(shares, Has.Count.EqualTo(count));
        Assert.That(shares, Is.All.GreaterThan(SqlLanes.Count / count / 4));
    }
}
