using FaceEnroll.Sdk.Sending;
using FaceEnroll.Sdk.Tests.Support;

namespace FaceEnroll.Sdk.Tests.Sending;

/// <summary>How long an attempt is remembered of which copies may be about.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[TestOf(typeof(LiveCopies))]
public class LiveCopiesTests
{
    private const int Most = 1024;

    private readonly ManualTimeProvider _time = new();
    private readonly LiveCopies _copies;

    public LiveCopiesTests() => _copies = new LiveCopies(_time);

    [TestCase(0, true)]
    [TestCase(60, true)]
    [TestCase(61, false)]
    public void AttemptThatIsOver_IsKnown_AsLongAsAVendorTakesIt(int minutes, bool isKnown)
    {
        var attempt = Add("first", isOver: true);
        _time.Advance(TimeSpan.FromMinutes(minutes));
        Add("next", isOver: true);
        Assert.That(Find("first"), isKnown ? Is.SameAs(attempt) : Is.Null);
    }

    [TestCase(Most, true)]
    [TestCase(Most + 1, false)]
    public void AttemptThatIsOver_MakesRoom(int more, bool isKnown)
    {
        var attempt = Add("first", isOver: true);
        for (var i = 0; i < more; i++)
        {
            Add("next", isOver: true);
        }

        Assert.That(Find("first"), isKnown ? Is.SameAs(attempt) : Is.Null);
    }

    [Test]
    public void AttemptThatMaySend_StaysKnown()
    {
        var attempt = Add("first", isOver: false);
        _time.Advance(TimeSpan.FromDays(1));
        for (var i = 0; i < Most + 2; i++)
        {
            Add("next", isOver: true);
        }

        Assert.That(Find("first"), Is.SameAs(attempt));
    }

    [Test]
    public void OfTwoAlike_TheOneThatMaySendComesFirst()
    {
        Add("same", isOver: true);
        var open = Add("same", isOver: false);
        Add("same", isOver: true);
        Assert.That(Find("same"), Is.SameAs(open));
    }

    private SendEvidence Add(string path, bool isOver)
    {
        var attempt = new SendEvidence(FaceVendor.FinAuth, "AddFace");
        using var request = Request(path);
        _copies.Add(attempt, new RequestLooks(request));
        if (isOver)
        {
            attempt.Close(null, null);
        }

        return attempt;
    }

    private SendEvidence? Find(string path)
    {
        using var request = Request(path);
        return _copies.Find(request);
    }

    private static HttpRequestMessage Request(string path) =>
        new(HttpMethod.Post, $"https://a/{path}") { Content = new ByteArrayContent([1]) };
}
