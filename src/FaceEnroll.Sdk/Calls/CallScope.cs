using FaceEnroll.Sdk.Pacing;
using FaceEnroll.Sdk.Replies;

namespace FaceEnroll.Sdk.Calls;

/// <summary>What every request of a call runs with: the call's options, deadline and cancellation.</summary>
internal readonly struct CallScope(
    RequestPipeline requests,
    FaceEnrollmentOptions options,
    Deadline deadline,
    CancellationToken cancellationToken,
    ReplyDates? dates = null,
    bool isPaced = false
)
{
    public FaceEnrollmentOptions Options { get; } = options;

    /// <summary>When the call's time ends.</summary>
    public Deadline Deadline { get; } = deadline;

    /// <summary>The caller's own cancellation.</summary>
    public CancellationToken Caller { get; } = cancellationToken;

    /// <summary>Where the replies' times are noted; null when nobody asked for them.</summary>
    public ReplyDates? Dates { get; } = dates;

    /// <summary>Whether its requests pass the rate limiter, even where they store no face.</summary>
    public bool IsPaced { get; } = isPaced;

    /// <summary>Ends with the call's time or the caller's token.</summary>
    public CancellationToken Token => Deadline.Token;

    /// <summary>What is left of the call's time.</summary>
    public TimeSpan Left => Deadline.Left;

    /// <summary>The same with another time.</summary>
    public CallScope Within(Deadline other) => new(requests, Options, other, Caller, Dates, IsPaced);

    /// <summary>The same, which notes what its replies say of the vendor's time.</summary>
    public CallScope Noting(ReplyDates into) => new(requests, Options, Deadline, Caller, into, IsPaced);

    /// <summary>The vendor that is called.</summary>
    public FaceVendor Vendor => requests.Vendor;

    /// <summary>Whether replies have shown the vendor's clock, and agree.</summary>
    public bool KnowsClock =>
        requests.Conditions.Clock.VendorNow(Options.TimeProvider) is { } now && now.Error <= VendorClock.WidestError;

    /// <summary>When a ticket's call began, by the vendor's clock as it is known now.</summary>
    public CallBeginning BeginningOf(FaceEnrollmentTicket ticket) =>
        CallBeginning.Of(ticket, requests.Conditions.Clock, Options.TimeProvider);

    /// <summary>Runs an operation with its own retries, within the call's time.</summary>
    public ValueTask<TReply> ExecuteAsync<TReply>(VendorOperation<TReply> operation) =>
        requests.ExecuteAsync(operation, this);
}
