using FaceEnroll.Ledger.PostgreSql.Hosting;
using FaceEnroll.Ledger.PostgreSql.Tests.Support;

namespace FaceEnroll.Ledger.PostgreSql.Tests.Hosting;

[TestOf(typeof(OwnerBeats))]
public class OwnerBeatsTests
{
    private static readonly string s_me = Guid.NewGuid().ToString("N");
    private static readonly string s_other = Guid.NewGuid().ToString("N");
    private SteppedTime _time = null!;
    private OwnerBeats _beats = null!;

    [SetUp]
    public void Begin()
    {
        _time = new SteppedTime();
        _beats = new OwnerBeats(s_me, _time);
    }

    private void Look(string[] alive, string[] late) => _beats.Show(_beats.Begin(), alive, late);

    [Test]
    public void IsAlive_AsTheLatestLookShows()
    {
        Look([s_me, s_other], []);
        Assert.That((_beats.IsAlive(s_me), _beats.IsAlive(s_other)), Is.EqualTo((true, true)));
        Look([s_me], [s_other]);
        Assert.That(_beats.IsAlive(s_other), Is.False);
        Assert.That(_beats.IsAlive("no process"), Is.False);
    }

    [Test]
    public void IsAlive_OfSomebodyNew_IsTrueUntilALookThatBeganLaterDoesNotShowIt()
    {
        var under = _beats.Begin();
        Assert.That(_beats.IsAlive(s_other), Is.True);
        _beats.Show(under, [s_me], []);
        Assert.That(_beats.IsAlive(s_other), Is.True, "that look had begun before");
        Look([s_me], []);
        Assert.That(_beats.IsAlive(s_other), Is.False);
        Look([s_me, s_other], []);
        Assert.That(_beats.IsAlive(s_other), Is.True);
    }

    /// <summary>When the database was away, nobody could beat.</summary>
    [Test]
    public void IsAlive_AfterAWhileWithoutLooks_IsTrueUntilOthersHadTimeToBeat()
    {
        Look([s_me, s_other], []);
        _time.Now += TimeSpan.FromMinutes(1);
        Look([s_me], [s_other]);
        Assert.That(_beats.IsAlive(s_other), Is.True);
        _time.Now += TimeSpan.FromSeconds(4);
        Look([s_me], [s_other]);
        Assert.That(_beats.IsAlive(s_other), Is.True);
        for (var i = 0; i < 4; i++)
        {
            _time.Now += TimeSpan.FromSeconds(2);
            Look([s_me], [s_other]);
        }

        Assert.That(_beats.IsAlive(s_other), Is.False);
    }
}
