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
        receipt.Started = new MonotonicMoment(time, time.GetTimestamp());
        receipt.Begun = new MonotonicMoment(TimeProvider.System, TimeProvider.System.GetTimestamp());
        receipt.SignatureValidity = readBack.Validity ?? RequestFate.LongestWait;
        Extend(receipt, conditions, readBack, time);
    }

    /// <summary>
    /// The deletions are over. Other machines' clocks may be ahead of the vendor's by as much as it accepts, so a stamp may
    /// be later than now by that.
    /// </summary>
    public static void Extend(
        FaceErasureReceipt receipt,
        VendorConditions conditions,
        FaceReadBack readBack,
        TimeProvider time
    )
    {
        var ahead = receipt.SignatureValidity;
        var end = SafeTime.Add(conditions.Clock.Now(time), ahead);
        receipt.NoAttemptAfter = SafeTime.Later(receipt.NoAttemptAfter, end);
        receipt.End = new MonotonicMoment(time, time.GetTimestamp(), ahead);
        receipt.VerifyAfter = SafeTime.Add(
            receipt.NoAttemptAfter,
            SafeTime.Add(receipt.SignatureValidity, readBack.Settle)
        );
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
