namespace FaceEnroll.Sdk.Sending;

/// <content>What the body's writers report.</content>
internal sealed partial class SendEvidence
{
    /// <summary>Somebody begins to read our own content.</summary>
    /// <param name="stream">Where it is written to.</param>
    /// <exception cref="FaceEnrollmentException">It was read before, or the attempt is over.</exception>
    public void EnterOwnContent(Stream stream)
    {
        lock (this)
        {
            var type = stream.GetType();
            var isBuffer = type.DeclaringType == typeof(HttpContent);
            _wasBuffered |= isBuffer;
            // What stores no face may be sent again, but only one reader at a time may have the pictures.
            if (IsClosed || (_reads > 0 && (HasBegun || !_writers.Gone.IsCompleted)))
            {
                throw Refuse(SendRefusal.SecondTime);
            }

            _reads++;

            _writers.Enter();
            if (IsGuarded)
            {
                return;
            }

            // The platform's own wire, and no guard in front of it.
            _wasSentElsewhere =
                _isGuardExpected
                && !isBuffer
                && (type.Assembly == typeof(HttpContent).Assembly || type.Assembly == typeof(Uri).Assembly);
            if (_request is { } request)
            {
                LiveCopies.Shared.Add(this, new RequestLooks(request));
            }
        }
    }

    /// <summary>The content that is sent below the guard, whatever it is, is about to be read.</summary>
    /// <exception cref="FaceEnrollmentException">The attempt is over.</exception>
    public void EnterWrapped()
    {
        lock (this)
        {
            if (IsClosed || _left != SendProgress.NotStarted)
            {
                throw Refuse(SendRefusal.SecondTime);
            }

            _writers.Enter();
        }
    }

    /// <summary>A reader of the body is done with it.</summary>
    /// <param name="isFinished">Whether it reached the body's end.</param>
    public void Leave(bool isFinished)
    {
        lock (this)
        {
            _isFinished |= isFinished;
            _writers.Leave();
        }
    }

    /// <summary>Our own content is about to hand over a chunk.</summary>
    /// <exception cref="IOException">The attempt is over.</exception>
    public void Give(int count, bool isLast)
    {
        lock (this)
        {
            ThrowIfClosed();
            _given = isLast ? SendProgress.Complete : SendProgress.Partial;
            if (_isOwnContentBelowGuard)
            {
                _left = _given;
            }

            if (_isOwnContentBelowGuard || !IsGuarded)
            {
                BytesSent += count;
            }
        }
    }

    /// <summary>Wrapped content is about to hand over a chunk.</summary>
    /// <exception cref="IOException">The attempt is over.</exception>
    public void GiveWrapped(int count, bool isLast)
    {
        lock (this)
        {
            ThrowIfClosed();
            _left =
                isLast ? SendProgress.Complete
                : _left == SendProgress.Complete ? _left
                : SendProgress.Partial;
            BytesSent += count;
        }
    }

    private void ThrowIfClosed()
    {
        if (IsClosed)
        {
            throw new IOException("The call that this request belongs to is over: nothing more is sent.");
        }
    }
}
