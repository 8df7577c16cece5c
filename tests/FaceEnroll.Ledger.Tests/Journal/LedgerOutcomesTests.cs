using FaceEnroll.Ledger.Journal;
using FaceEnroll.Ledger.Rules;
using FaceEnroll.Ledger.Tests.Support;
using FaceEnroll.Sdk;

namespace FaceEnroll.Ledger.Tests.Journal;

/// <summary>When an answer of the vendor is the last word.</summary>
[TestOf(typeof(LedgerOutcomes))]
public class LedgerOutcomesTests
{
    private static readonly TimeSpan s_window = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan s_longAsked = TimeSpan.FromMinutes(11);

    private static CallStatus Of(FaceReconciliation answer, TimeSpan asked, TimeSpan afterItsEnd)
    {
        var row = Rows.Row("1", CallStatus.Unknown, PictureStatus.Open);
        var ticket = new FaceEnrollmentTicket();
        return LedgerOutcomes.Of(answer, row, ticket, s_window, asked, Rows.End + afterItsEnd).Status;
    }

    [Test]
    public void Of_VendorWasNotAskedAndOnlyThisClockSaysThatTimeIsOver_IsNotFinal()
    {
        var answer = FaceReconciliation.Undecidable("x");
        Assert.That(Of(answer, TimeSpan.Zero, TimeSpan.FromMinutes(11)), Is.EqualTo(CallStatus.Unknown), "a step");
        Assert.That(Of(answer, s_longAsked, TimeSpan.FromMinutes(9)), Is.EqualTo(CallStatus.Unknown), "too early");
        Assert.That(Of(answer, s_longAsked, TimeSpan.FromMinutes(11)), Is.EqualTo(CallStatus.Undecidable));
        Assert.That(Of(answer, TimeSpan.Zero, TimeSpan.FromHours(25)), Is.EqualTo(CallStatus.Undecidable), "a day");
    }

    [Test]
    public void Of_VendorWasAsked_ItsTimeDecidesAndNotThisMachines()
    {
        var alive = FaceReconciliation.Undecidable("x", mayStillLand: true);
        Assert.That(Of(alive, s_longAsked, TimeSpan.FromHours(30)), Is.EqualTo(CallStatus.Unknown));
        var dead = FaceReconciliation.Undecidable("x", mayStillLand: false);
        Assert.That(Of(dead, TimeSpan.Zero, TimeSpan.FromMinutes(-1)), Is.EqualTo(CallStatus.Undecidable));
    }
}
