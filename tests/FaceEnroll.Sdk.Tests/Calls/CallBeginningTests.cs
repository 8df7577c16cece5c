using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.Pacing;
using FaceEnroll.Sdk.Tests.Support;

namespace FaceEnroll.Sdk.Tests.Calls;

/// <summary>When a call began by the vendor's clock, as far as anybody knows.</summary>
[TestOf(typeof(CallBeginning))]
public class CallBeginningTests
{
    private readonly ManualTimeProvider _time = new();

    // No reply has shown the vendor's clock: this machine's may be ahead by any time.
    [TestCase(1, 15)]
    [TestCase(60, 60)]
    public void ClockNeverSeen_NoFaceIsSurelyOlder(int validityMinutes, int doubtMinutes)
    {
        var ticket = new FaceEnrollmentTicket
        {
            CreatedAt = _time.GetUtcNow(),
            NoAttemptAfter = _time.GetUtcNow(),
            SignatureValidity = TimeSpan.FromMinutes(validityMinutes),
        };
        var beginning = CallBeginning.Of(ticket, new VendorClock(), _time);
        Assert.That(
            (beginning.Since, beginning.SurelySince),
            Is.EqualTo((DateTimeOffset.MinValue, ticket.CreatedAt + TimeSpan.FromMinutes(doubtMinutes)))
        );
    }
}
