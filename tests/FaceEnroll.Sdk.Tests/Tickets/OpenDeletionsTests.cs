using FaceEnroll.Sdk.Tickets;

namespace FaceEnroll.Sdk.Tests.Tickets;

[TestOf(typeof(OpenDeletions))]
public class OpenDeletionsTests
{
    private static PersonKey Person(string id) => new(FaceVendor.FinAuth, new Uri("https://x.example"), id);

    [Test]
    public void Lost_ThatPersonOnly_HasTimeLeft()
    {
        var open = new OpenDeletions();
        Assert.That(open.Left(Person("p")), Is.Null);
        open.Lost(Person("p"), TimeSpan.FromHours(1));
        Assert.That(open.Left(Person("p")), Is.GreaterThan(TimeSpan.Zero).And.AtMost(TimeSpan.FromHours(1)));
        Assert.That(open.Left(Person("q")), Is.Null);
        open.Clear();
        Assert.That((open.Left(Person("p")), open.Count), Is.EqualTo(((TimeSpan?)null, 0)));
    }

    [Test]
    public void Lost_Twice_TheLaterEndCounts()
    {
        var open = new OpenDeletions();
        open.Lost(Person("p"), TimeSpan.FromHours(2));
        open.Lost(Person("p"), TimeSpan.FromHours(1));
        open.Lost(Person("q"), TimeSpan.FromHours(1));
        open.Lost(Person("q"), TimeSpan.FromHours(2));
        Assert.That(open.Left(Person("p")), Is.GreaterThan(TimeSpan.FromHours(1.5)));
        Assert.That(open.Left(Person("q")), Is.GreaterThan(TimeSpan.FromHours(1.5)));
    }

    [Test]
    public void Left_WhenItIsOver_IsForgotten()
    {
        var open = new OpenDeletions();
        open.Lost(Person("p"), TimeSpan.FromTicks(-1));
        Assert.That(open.Count, Is.EqualTo(1));
        Assert.That((open.Left(Person("p")), open.Count), Is.EqualTo(((TimeSpan?)null, 0)));
    }

    [Test]
    public void Lost_ManyPeople_ThoseThatAreOverAreSweptAndNoOthers()
    {
        var open = new OpenDeletions();
        open.Lost(Person("stays"), TimeSpan.FromHours(1));
        for (var i = 0; i < 5000; i++)
        {
            open.Lost(Person($"p{i}"), TimeSpan.FromSeconds(-1));
        }

        Assert.That(open.Count, Is.LessThan(1000));
        Assert.That(open.Left(Person("stays")), Is.Not.Null);
    }
}
