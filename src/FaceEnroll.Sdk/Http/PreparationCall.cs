namespace FaceEnroll.Sdk.Http;

/// <summary>What a preparation runs with: the call's own options, deadline and cancellation.</summary>
internal readonly struct PreparationCall(
    VendorCall call,
    FaceEnrollmentOptions options,
    Deadline deadline,
    CancellationToken cancellationToken
)
{
    public FaceEnrollmentOptions Options { get; } = options;

    /// <summary>Ends with the call's time or the caller's token.</summary>
    public CancellationToken Token => deadline.Token;

    /// <summary>What is left of the call's time.</summary>
    public TimeSpan Left => deadline.Left;

    /// <summary>The same with another time.</summary>
    public PreparationCall Within(Deadline other) => new(call, Options, other, cancellationToken);

    /// <summary>Runs an operation with its own retries, within the call's time.</summary>
    public ValueTask<TReply> ExecuteAsync<TReply>(VendorOperation<TReply> operation) =>
        call.ExecuteAsync(operation, Options, deadline, cancellationToken);
}
