using FaceEnroll.Sdk.Pacing;
using FaceEnroll.Sdk.Replies;

namespace FaceEnroll.Sdk.Calls;

/// <summary>What a preparation runs with: the call's own options, deadline and cancellation.</summary>
internal readonly struct PreparationCall(
    VendorCall call,
    FaceEnrollmentOptions options,
    Deadline deadline,
    CancellationToken cancellationToken,
    ReplyDates? dates = null
)
{
    public FaceEnrollmentOptions Options { get; } = options;

    /// <summary>Ends with the call's time or the caller's token.</summary>
    public CancellationToken Token => deadline.Token;

    /// <summary>What is left of the call's time.</summary>
    public TimeSpan Left => deadline.Left;

    /// <summary>The same with another time.</summary>
    public PreparationCall Within(Deadline other) => new(call, Options, other, cancellationToken, dates);

    /// <summary>The same, which notes what its replies say of the vendor's time.</summary>
    public PreparationCall Noting(ReplyDates into) => new(call, Options, deadline, cancellationToken, into);

    /// <summary>The vendor that is called.</summary>
    public FaceVendor Vendor => call.Vendor;

    /// <summary>Whether replies have shown the vendor's clock, and agree.</summary>
    public bool KnowsClock =>
        call.Conditions.Clock.VendorNow(Options.TimeProvider) is { } now && now.Error <= VendorClock.WidestError;

    /// <summary>When a ticket's call began, by the vendor's clock as it is known now.</summary>
    public CallBeginning BeginningOf(FaceEnrollmentTicket ticket) =>
        CallBeginning.Of(ticket, call.Conditions.Clock, Options.TimeProvider);

    /// <summary>Runs an operation with its own retries, within the call's time.</summary>
    public ValueTask<TReply> ExecuteAsync<TReply>(VendorOperation<TReply> operation) =>
        call.ExecuteAsync(operation, Options, deadline, cancellationToken, dates);
}
