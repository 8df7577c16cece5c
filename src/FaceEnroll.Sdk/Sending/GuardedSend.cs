namespace FaceEnroll.Sdk.Sending;

/// <summary>The one send of an attempt that a guard let through, and how it ended.</summary>
/// <param name="primary">What stands below the guard.</param>
/// <param name="sending">Ends the send if the attempt is over first.</param>
internal sealed class GuardedSend(PrimaryKind primary, CancellationTokenSource sending)
{
    private CancellationTokenSource? _sending = sending;

    public PrimaryKind Primary { get; } = primary;

    /// <summary>The reply; null while there is none.</summary>
    public HttpResponseMessage? Reply { get; set; }

    /// <summary>The reply's HTTP status as it came, whatever the handlers make of it; 0 while there is none.</summary>
    public int Status { get; set; }

    /// <summary>Why it failed, as the handlers above saw it; null while it has not.</summary>
    public Exception? Failure { get; set; }

    /// <summary>The send is over, one way or the other.</summary>
    public void End() => Volatile.Write(ref _sending, null);

    /// <summary>Aborts the send.</summary>
    public void Abort()
    {
        try
        {
            Volatile.Read(ref _sending)?.Cancel();
        }
        catch (Exception)
        {
            // The send ended meanwhile, or a handler's callback failed.
        }
    }
}
