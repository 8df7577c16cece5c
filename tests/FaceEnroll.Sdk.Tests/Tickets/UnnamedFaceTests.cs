using FaceEnroll.Sdk.Tickets;

namespace FaceEnroll.Sdk.Tests.Tickets;

/// <summary>Faces that a call added and its reply did not name: no other call may be given them.</summary>
[TestOf(typeof(FaceClaims))]
public class UnnamedFaceTests
{
    private static readonly PersonKey s_person = new(
        FaceVendor.AlibabaIdVerification,
        new Uri("https://x.example"),
        "person-1"
    );

    private static readonly TimeSpan s_window = TimeSpan.FromMinutes(1);

    private FaceClaims _claims = null!;

    [SetUp]
    public void Begin() => _claims = new FaceClaims();

    private FaceEnrollmentTicket Call(string id, string[]? known, string? reference = null)
    {
        var ticket = new FaceEnrollmentTicket
        {
            OperationId = id,
            KnownFaceIds = known,
            Reference = reference,
        };
        _claims.Begin(s_person, ticket);
        if (known is not null)
        {
            _claims.Read(s_person, ticket);
        }

        return ticket;
    }

    private bool Lose(FaceEnrollmentTicket ticket)
    {
        _claims.Lose(s_person, ticket, TimeSpan.FromMinutes(15));
        return _claims.Of(s_person).MayBelongToAnother(ticket, ["new"]);
    }

    // One of two pictures was named, of the other nobody knows.
    [TestCase(0, ExpectedResult = false)]
    [TestCase(1, ExpectedResult = true)]
    public bool Success_ThatNamesNotAll_MakesALostCallDoubtful(int unnamed)
    {
        var lost = Call("lost", []);
        Assert.That(Lose(lost), Is.False);
        _claims.Claim(s_person, "later", ["named"], TimeSpan.Zero, unnamed);
        return _claims.Of(s_person).MayBelongToAnother(lost, ["new"]);
    }

    // The next call reads the person's faces before the last one's shows.
    [TestCase("", null, ExpectedResult = true)]
    [TestCase("just added", null, ExpectedResult = false)]
    [TestCase("before", null, ExpectedResult = true)]
    [TestCase("", "its-own", ExpectedResult = false)]
    public bool Success_ThatDoesNotShowYet_MakesTheNextCallDoubtful(string shown, string? reference)
    {
        Call("first", ["before"]);
        _claims.Claim(s_person, "first", [], s_window, unnamed: 1);
        return Lose(Call("next", shown.Length == 0 ? [] : [shown], reference));
    }

    [TestCase(1, ExpectedResult = true)]
    [TestCase(2, ExpectedResult = false)]
    public bool TwoSuccesses_BothMustShow(int shown)
    {
        Call("first", ["before"]);
        _claims.Claim(s_person, "first", [], s_window, unnamed: 1);
        // It may have missed the first one's.
        Call("second", ["before"]);
        _claims.Claim(s_person, "second", [], s_window, unnamed: 1);
        return Lose(Call("next", ["before", .. Enumerable.Range(0, shown).Select(i => "f" + i)]));
    }

    [Test]
    public void Success_WhoseFacesNobodyRead_MakesTheNextCallDoubtful()
    {
        Call("first", known: null);
        _claims.Claim(s_person, "first", [], s_window, unnamed: 1);
        Assert.That(Lose(Call("next", ["a", "b"])), Is.True);
    }

    [Test]
    public void NamedFace_StandsForNoUnnamedOne()
    {
        Call("first", []);
        _claims.Claim(s_person, "first", ["named"], s_window, unnamed: 1);
        Assert.That(Lose(Call("next", ["named"])), Is.True);
    }

    // The second reading of a call with a ticket store.
    [Test]
    public void ReadAgain_WhenItShows_IsNoDoubt()
    {
        Call("first", []);
        _claims.Claim(s_person, "first", [], s_window, unnamed: 1);
        var next = Call("next", []);
        next.KnownFaceIds = ["it"];
        _claims.Read(s_person, next);
        Assert.That(Lose(next), Is.False);
        Assert.That(_claims.FacesOf(s_person), Is.Empty);
    }

    [Test]
    public void AfterTheWindow_ItShowed()
    {
        Call("first", []);
        _claims.Claim(s_person, "first", [], TimeSpan.FromTicks(1), unnamed: 1);
        Thread.Sleep(5);
        Assert.That(Lose(Call("next", [])), Is.False);
    }
}
