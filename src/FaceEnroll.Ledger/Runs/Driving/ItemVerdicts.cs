using FaceEnroll.Ledger.Journal;
using FaceEnroll.Ledger.Rules;

namespace FaceEnroll.Ledger.Runs.Driving;

/// <summary>What follows from the outcome of an item's call.</summary>
internal static class ItemVerdicts
{
    private static readonly TimeSpan s_askAgain = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_shortestWait = TimeSpan.FromMilliseconds(200);

    /// <summary>The picture has an outcome.</summary>
    public static NextStep Of(FaceImageOutcome outcome, LedgerCaller caller) =>
        outcome switch
        {
            // The ledger had it before this call. Where it was this very item's, the ledger has noted that, and this changes nothing.
            { Status: FaceImageStatus.Enrolled, FromLedger: true } => new NextStep
            {
                Kind = NextStepKind.Done,
                Status = FaceRunEntryStatus.AlreadyEnrolled,
                FaceId = outcome.FaceId,
            },
            { Status: FaceImageStatus.Enrolled } => caller.Noted == CallStatus.Enrolled
                ? new NextStep { Kind = NextStepKind.Noted }
                // It could not be written down: its call is open in the ledger, and will be asked about.
                : new NextStep { Kind = NextStepKind.Again, Wait = s_askAgain },
            _ => new NextStep
            {
                Kind = NextStepKind.Done,
                Status =
                    outcome.Status == FaceImageStatus.Unknown
                        ? FaceRunEntryStatus.Undecidable
                        : FaceRunEntryStatus.Refused,
                Error = outcome.Kind,
                Code = outcome.VendorCode,
                Reason = outcome.Reason,
            },
        };

    /// <summary>The call failed.</summary>
    /// <param name="failure">How.</param>
    /// <param name="caller">What the ledger took of it.</param>
    /// <param name="call">The item's call in the ledger; null when there is none.</param>
    public static NextStep Of(FaceEnrollmentException failure, LedgerCaller caller, CallRow? call)
    {
        var error = failure.Error;
        if (FaultOf(failure) is { } fault)
        {
            return NextStep.Fail(fault);
        }

        if (caller.IsChanged)
        {
            // The ledger has the item's result by what was sent before.
            return new NextStep { Kind = NextStepKind.Noted, Reason = error.Detail };
        }

        if (caller.IsLaneLost)
        {
            return new NextStep { Kind = NextStepKind.LaneLost };
        }

        if (caller.IsStopped)
        {
            return new NextStep { Kind = NextStepKind.Stop };
        }

        if (caller.IsExhausted)
        {
            return new NextStep
            {
                Kind = NextStepKind.Done,
                Status = FaceRunEntryStatus.Refused,
                IsSent = true,
                Error = FaceEnrollmentErrorKind.Transport,
                Reason = error.Detail,
            };
        }

        // The outcome of an earlier send may be unknown, while this call certainly failed.
        var ownCertainty = (failure.InnerException as FaceEnrollmentException ?? failure).Certainty;
        if (IsBlocked(error) && ownCertainty != FaceEnrollmentCertainty.Unknown)
        {
            return new NextStep
            {
                Kind = NextStepKind.Block,
                Error = error.Kind,
                Code = error.VendorCode,
                Reason = Blocked(error),
            };
        }

        if (call is { IsOpen: true })
        {
            // Whatever went wrong now, an earlier send of it may be in: it is no result before that is settled.
            return new NextStep
            {
                Kind = NextStepKind.Again,
                Wait = AtLeast(error.RetryAfter ?? s_askAgain),
                IsVendorAway = IsAway(error.Kind),
                Error = error.Kind,
                Code = error.VendorCode,
                Reason = "An earlier send of it may have landed: this is being found out.",
            };
        }

        if (error.Certainty == FaceEnrollmentCertainty.Unknown)
        {
            return error.Images is [{ FromLedger: true }, ..] ? Result(error, FaceRunEntryStatus.Undecidable)
                : call is { Status: CallStatus.Undecidable } ? new NextStep { Kind = NextStepKind.Noted }
                : new NextStep
                {
                    Kind = NextStepKind.Again,
                    Wait = AtLeast(error.RetryAfter ?? s_askAgain),
                    Error = error.Kind,
                    IsVendorAway = IsAway(error.Kind),
                };
        }

        // An open call of the person, or a deletion that may still run: no fault of the item, which waits until that is settled.
        var isInTheWay = error is { Kind: FaceEnrollmentErrorKind.Conflict, RetryAfter: not null };
        return error.IsRetryable || isInTheWay
            ? new NextStep
            {
                Kind = NextStepKind.Again,
                Wait = error.RetryAfter is { } wait ? AtLeast(wait) : null,
                // Being told to come later says nothing of the item.
                IsCounted =
                    !isInTheWay
                    && error.Kind
                        is not FaceEnrollmentErrorKind.Throttled
                            and not FaceEnrollmentErrorKind.CircuitOpen
                            and not FaceEnrollmentErrorKind.LocalLimit,
                IsSent = error.Certainty != FaceEnrollmentCertainty.NotSent,
                IsVendorAway = IsAway(error.Kind),
                Error = error.Kind,
                Code = error.VendorCode,
                Reason = error.Detail,
            }
            : Result(error, FaceRunEntryStatus.Refused);
    }

    /// <summary>The failure of the ledger itself, under whatever the pipeline made of it; null when it is none.</summary>
    private static FaceLedgerException? FaultOf(Exception? failure)
    {
        for (; failure is not null; failure = failure.InnerException)
        {
            if (failure is FaceLedgerException fault)
            {
                return fault;
            }
        }

        return null;
    }

    private static NextStep Result(FaceEnrollmentError error, FaceRunEntryStatus status)
    {
        var image = error.Images is [{ Reason: not null } only] ? only : null;
        return new NextStep
        {
            Kind = NextStepKind.Done,
            Status = status,
            IsSent = error.Certainty != FaceEnrollmentCertainty.NotSent,
            Error = error.Kind,
            Code = error.VendorCode,
            Reason = image?.Reason ?? error.Detail,
        };
    }

    private static bool IsBlocked(FaceEnrollmentError error) =>
        error.BlockScope == FaceEnrollmentBlockScope.Account
        || error.Kind
            is FaceEnrollmentErrorKind.Authentication
                or FaceEnrollmentErrorKind.Permission
                or FaceEnrollmentErrorKind.ClockSkew
                or FaceEnrollmentErrorKind.Billing;

    private static string Blocked(FaceEnrollmentError error) =>
        error.VendorCode is { } code ? $"{error.Kind} ({code})." : $"{error.Kind}. {error.Detail}".TrimEnd();

    private static bool IsAway(FaceEnrollmentErrorKind kind) =>
        kind
            is FaceEnrollmentErrorKind.Transport
                or FaceEnrollmentErrorKind.Timeout
                or FaceEnrollmentErrorKind.VendorFault
                or FaceEnrollmentErrorKind.Throttled
                or FaceEnrollmentErrorKind.CircuitOpen;

    private static TimeSpan AtLeast(TimeSpan wait) => wait > s_shortestWait ? wait : s_shortestWait;
}
