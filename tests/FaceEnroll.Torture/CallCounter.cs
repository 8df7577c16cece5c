using FaceEnroll.Sdk;

namespace FaceEnroll.Torture;

/// <summary>From how a call ended to a row of the table and to what was claimed of each picture.</summary>
internal static class CallCounter
{
    /// <param name="tally">The row.</param>
    /// <param name="end">How the call ended.</param>
    /// <param name="asked">What its ticket answered; null where nobody asked.</param>
    /// <param name="isAlone">Whether nobody else wrote this person's faces, so that what is lost must be found.</param>
    public static void Count(FaultTally tally, CallEnd end, FaceReconciliation? asked, bool isAlone)
    {
        tally.Calls++;
        if (end.Fault is { } fault)
        {
            tally.Untyped++;
            Console.Error.WriteLine($"{tally.Vendor}, {tally.Fault}: {fault}");
        }

        tally.Unknown += end.IsUnknown ? 1 : 0;
        switch (asked?.Status)
        {
            case FaceReconciliationStatus.Enrolled:
                tally.Reconciled++;
                tally.Enrolled++;
                break;
            case FaceReconciliationStatus.NotEnrolled:
                tally.Reconciled++;
                tally.Rejected++;
                break;
            default:
                tally.Reconciled += end.IsReconciled ? 1 : 0;
                tally.Undecided += end.IsUnknown ? 1 : 0;
                tally.UndecidedAlone += end.IsUnknown && isAlone ? 1 : 0;
                tally.Enrolled += end.Certainty is null ? 1 : 0;
                tally.Rejected += end.Certainty is null || end.IsUnknown ? 0 : 1;
                break;
        }
    }

    /// <summary>What the caller knows of one picture in the end.</summary>
    public static Claim ClaimOf(CallEnd end, FaceReconciliation? asked, int picture)
    {
        if (end.Fault is not null)
        {
            return Claim.Unknown;
        }

        if (end.Certainty is null)
        {
            return end.Images[picture].Status switch
            {
                FaceImageStatus.Enrolled => Claim.Enrolled,
                FaceImageStatus.NotEnrolled => Claim.NotEnrolled,
                _ => Claim.Unknown,
            };
        }

        if (!end.IsUnknown)
        {
            return Claim.NotEnrolled;
        }

        return asked?.Status switch
        {
            // Fewer ids than pictures: which ones, nobody says.
            FaceReconciliationStatus.Enrolled => asked.FaceIds.Count == end.Pictures ? Claim.Enrolled : Claim.Unknown,
            FaceReconciliationStatus.NotEnrolled => Claim.NotEnrolled,
            _ => Claim.Unknown,
        };
    }
}
