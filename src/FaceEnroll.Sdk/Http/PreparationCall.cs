namespace FaceEnroll.Sdk.Http;

/// <summary>What a preparation runs with: the call's own options, deadline and cancellation.</summary>
internal sealed class PreparationCall(
    VendorCall call,
    FaceEnrollmentOptions options,
    Deadline deadline,
    CancellationToken cancellationToken
)
{
    public FaceEnrollmentOptions Options { get; } = options;

    /// <summary>Ends with the call's time or the caller's token.</summary>
    public CancellationToken Token => deadline.Token;

    /// <summary>Runs a preparing operation: its own retries, within the call's time.</summary>
    public ValueTask<TReply> ExecuteAsync<TReply>(VendorOperation<TReply> operation) =>
        call.ExecuteAsync(operation, Options, deadline, cancellationToken);
}
