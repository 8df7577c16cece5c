using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.Primitives;
using FaceEnroll.Sdk.Reconciliation;

namespace FaceEnroll.Sdk.Erasure;

/// <summary>
/// Whether an enrollment that began before an erasure can still land. Such a one is like a lost request of the erasure's own
/// time, so that the same rule decides as for tickets.
/// </summary>
internal static class ErasureMoment
{
    private static readonly TimeSpan s_comeback = TimeSpan.FromHours(1);

    /// <summary>
    /// When the latest erasures of this process began. A receipt that was saved and read again has forgotten it, and what this
    /// process enrolled before or after could only be told by clocks that may have been stepped. It is a megabyte or two.
    /// </summary>
    private static readonly LatestById<MonotonicMoment> s_begun = new(16_384);

    /// <summary>When an erasure of this process began; null where another one erased, or it is forgotten.</summary>
    public static MonotonicMoment? Began(FaceErasureReceipt receipt) => receipt.Started ?? s_begun.Find(receipt.Id);

    /// <summary>Fixes the times of a receipt: the erasure begins.</summary>
    public static void Begin(
        FaceErasureReceipt receipt,
        VendorConditions conditions,
        FaceReadBack readBack,
        TimeProvider time
    )
    {
        var vendorNow = conditions.Clock.VendorNow(time);
        receipt.StartedAt = vendorNow?.Time ?? conditions.Clock.Now(time);
        receipt.ClockErrorBound = vendorNow?.Error;
        receipt.LocalStartedAt = time.GetUtcNow();
        var started = new MonotonicMoment(time, time.GetTimestamp());
        receipt.Started = started;
        s_begun.Set(receipt.Id, started);
        receipt.SignatureValidity = readBack.Validity ?? RequestFate.LongestWait;
        receipt.NoAttemptAfter = receipt.StartedAt;
        receipt.VerifyAfter = receipt.StartedAt;
    }

    /// <summary>Corrects the beginning where the vendor's clock was not known before, but a reply has shown it since.</summary>
    public static void Learn(FaceErasureReceipt receipt, VendorConditions conditions, TimeProvider time)
    {
        if (
            receipt is { ClockErrorBound: null, Started: { } started }
            && conditions.Clock.VendorNow(time) is { } vendorNow
        )
        {
            receipt.StartedAt = SafeTime.Add(vendorNow.Time, -started.Elapsed);
            receipt.ClockErrorBound = vendorNow.Error;
        }
    }

    /// <summary>
    /// The deletions are over. A call of another machine that began before may still sign for the time of a call, and that
    /// machine's clock may be ahead of the vendor's by as much as the vendor accepts.
    /// </summary>
    public static void Extend(
        FaceErasureReceipt receipt,
        VendorConditions conditions,
        FaceEnrollmentOptions options,
        FaceReadBack readBack
    )
    {
        var time = options.TimeProvider;
        var now = conditions.Clock.Now(time);
        var vendorNow = conditions.Clock.VendorNow(time);
        now = vendorNow is { } known ? SafeTime.Later(now, SafeTime.Add(known.Time, known.Error)) : now;
        var ahead = SafeTime.Add(receipt.SignatureValidity, options.Timeout);
        receipt.NoAttemptAfter = SafeTime.Later(receipt.NoAttemptAfter, SafeTime.Add(now, ahead));
        receipt.End = new MonotonicMoment(time, time.GetTimestamp(), ahead);
        receipt.VerifyAfter = SafeTime.Add(
            receipt.NoAttemptAfter,
            SafeTime.Add(receipt.SignatureValidity, readBack.Settle)
        );
    }

    /// <summary>
    /// Whether it is so long after the end that the person may well have been enrolled again: from then on a face that nobody
    /// knows is not taken for one that landed late. Either clock may have been set back, so one that says so is enough.
    /// </summary>
    public static bool IsLongPast(FaceErasureReceipt receipt, VendorConditions conditions, TimeProvider time)
    {
        var now = conditions.Clock.VendorNow(time) is { } known
            ? SafeTime.Add(known.Time, known.Error)
            : conditions.Clock.Now(time);
        return SafeTime.Later(now, time.GetUtcNow()) > SafeTime.Add(receipt.VerifyAfter, s_comeback);
    }

    /// <summary>
    /// How long ago an erasure of another process began: at least and at most. The vendor's clock tells, and this machine's stands
    /// beside it: where they tell different times, one of them was stepped, or another machine erased, and it is between the two.
    /// </summary>
    public static (TimeSpan Least, TimeSpan Most) AgeOf(
        FaceErasureReceipt receipt,
        VendorConditions conditions,
        TimeProvider time
    )
    {
        if (receipt.ClockErrorBound is not { } bound || conditions.Clock.VendorNow(time) is not { } now)
        {
            return (TimeSpan.Zero, TimeSpan.MaxValue);
        }

        var age = now.Time - receipt.StartedAt;
        var error = SafeTime.Add(bound, now.Error);
        var here = time.GetUtcNow() - receipt.LocalStartedAt;
        var (least, most) = here < age ? (here, age) : (age, here);
        return (SafeTime.Add(least, -error), SafeTime.Add(most, error));
    }

    /// <summary>An open enrollment may be stamped later than that.</summary>
    public static void Cover(FaceErasureReceipt receipt, FaceEnrollmentTicket ticket, FaceReadBack readBack)
    {
        if (ticket.LastStamp > receipt.NoAttemptAfter)
        {
            receipt.NoAttemptAfter = ticket.LastStamp;
            receipt.End = ticket.End;
            receipt.VerifyAfter = SafeTime.Add(
                receipt.NoAttemptAfter,
                SafeTime.Add(receipt.SignatureValidity, readBack.Settle)
            );
        }
    }

    /// <summary>The receipt as the ticket of a request that was lost when the erasure ended.</summary>
    public static FaceEnrollmentTicket TicketOf(FaceErasureReceipt receipt) =>
        new()
        {
            Version = FaceEnrollmentTicket.CurrentVersion,
            OperationId = receipt.Id,
            Vendor = receipt.Vendor,
            Operation = "ErasePerson",
            Registration = receipt.Registration,
            Account = receipt.Account,
            Endpoint = receipt.Endpoint,
            PersonId = receipt.PersonId,
            CreatedAt = receipt.StartedAt,
            LocalCreatedAt = receipt.LocalStartedAt,
            ClockErrorBound = receipt.ClockErrorBound,
            NoAttemptAfter = receipt.NoAttemptAfter,
            SignatureValidity = receipt.SignatureValidity,
            Created = receipt.Started,
            End = receipt.End,
        };
}
