namespace FaceEnroll.Sdk.Http;

/// <summary>The one send of an attempt that a guard let through, and how it ended.</summary>
/// <param name="primary">What stands below the guard.</param>
/// <param name="sending">Ends the send, should the attempt be over before it.</param>
internal sealed class GuardedSend(PrimaryKind primary, CancellationTokenSource sending)
{
    private CancellationTokenSource? _sending = sending;
    private Exception? _failure;
    private bool _wasEndOfAttempt;

    public PrimaryKind Primary { get; } = primary;

    /// <summary>The reply; null while there is none.</summary>
    public HttpResponseMessage? Reply { get; set; }

    /// <summary>Whether it ended without a reply.</summary>
    public bool HasFailed => _failure is not null;

    /// <summary>It failed, and the handlers above are about to see why.</summary>
    /// <param name="failure">Why.</param>
    /// <param name="isEndOfAttempt">Whether the attempt's time was over, or its caller gave up.</param>
    public void Fail(Exception failure, bool isEndOfAttempt)
    {
        _wasEndOfAttempt = isEndOfAttempt && failure is OperationCanceledException;
        _failure = failure;
    }

    /// <summary>Whether an attempt that ended with this exception ended with this send, and not with another way of the host's.</summary>
    public bool Explains(Exception cause) =>
        Reply is not null
        || ExceptionChain.Holds(cause, _failure)
        || (_wasEndOfAttempt && cause is OperationCanceledException);

    /// <summary>It is over, one way or the other.</summary>
    public void End() => Volatile.Write(ref _sending, null);

    /// <summary>Breaks it off.</summary>
    public void Abort()
    {
        try
        {
            Volatile.Read(ref _sending)?.Cancel();
        }
        catch (Exception)
        {
            // It ended meanwhile, or a callback of a handler failed.
        }
    }
}
