namespace FaceEnroll.Sdk.Http;

/// <summary>
/// What is known of one attempt's body: how much of it our own content gave away, how much really left through the guard,
/// and whether the attempt may still send. It belongs to the attempt: handlers may replace the request or its content.
/// </summary>
/// <remarks>Safe for concurrent use. It holds no picture, because connection pools keep contexts alive.</remarks>
internal sealed class SendEvidence(FaceVendor vendor, string operation)
{
    private static readonly AsyncLocal<SendEvidence?> s_current = new();

    private HttpMethod? _method;
    private Uri? _uri;
    private SendProgress _given;
    private SendProgress _left;
    private PrimaryKind _primary;
    private bool _isGuarded;
    private bool _isOwnContentBelowGuard;
    private bool _wasReplaced;
    private bool _wasBuffered;
    private bool _isClosed;
    private bool _isFinished;
    private int _reads;
    private int _writers;
    private CancellationTokenSource? _sending;
    private TaskCompletionSource<bool>? _writersGone;

    /// <summary>Bytes that were handed over: below the guard where one was reached, else by our own content.</summary>
    public long BytesSent { get; private set; }

    /// <summary>Whether a guard saw the attempt.</summary>
    public bool IsGuarded => _isGuarded;

    /// <summary>What a second send was refused with; null when nobody tried.</summary>
    public FaceEnrollmentException? Refusal { get; private set; }

    /// <summary>Whether a redirect was followed below the guard.</summary>
    public bool WasRedirected { get; private set; }

    /// <summary>How far sending got, by the best evidence there is. It is final once the attempt is closed.</summary>
    public SendProgress Progress
    {
        get
        {
            lock (this)
            {
                // A body that our content gave away in part only is whole nowhere. What was replaced cannot be seen.
                var above =
                    _given != SendProgress.NotStarted ? _given
                    : _wasReplaced ? SendProgress.Complete
                    : SendProgress.NotStarted;
                return _isGuarded && _primary != PrimaryKind.Unseen ? _left : above;
            }
        }
    }

    /// <summary>
    /// Whether a reply may be taken for a success: the body left whole, and whoever wrote it came to its end; or a stub
    /// answers, which reads none.
    /// </summary>
    public bool AllowsSuccess =>
        Progress switch
        {
            SendProgress.Complete => _isFinished || (_reads == 0 && !_isGuarded),
            SendProgress.NotStarted => !(_isGuarded && _primary == PrimaryKind.Real),
            _ => false,
        };

    /// <summary>The attempt that a request belongs to: by its own entry, or, for a clone, by the flow of the call.</summary>
    public static SendEvidence? Of(HttpRequestMessage request)
    {
        // One of ours that stores no face is marked too.
        var own = request.FindEvidence(out var isOurs);
        if (isOurs)
        {
            return own;
        }

        return s_current.Value is { } flowing && flowing._uri == request.RequestUri && flowing._method == request.Method
            ? flowing
            : null;
    }

    /// <summary>The request is about to go to the host's handlers.</summary>
    public void Begin(HttpRequestMessage request)
    {
        _method = request.Method;
        _uri = request.RequestUri;
        request.SetEvidence(this);
        s_current.Value = this;
    }

    /// <summary>Ends when nobody is inside a write or a read of the body any more.</summary>
    public Task WritersGone
    {
        get
        {
            lock (this)
            {
                return _writers == 0
                    ? Task.CompletedTask
                    : (_writersGone ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            }
        }
    }

    /// <summary>A guard lets the attempt through, once.</summary>
    /// <param name="primary">What stands below the guard.</param>
    /// <param name="content">What is about to be sent.</param>
    /// <param name="sending">Ends the send, should the attempt be over before it.</param>
    /// <returns>Whether the content counts by itself; else it must be wrapped.</returns>
    /// <exception cref="FaceEnrollmentException">It was let through already, or the attempt is over.</exception>
    public bool Pass(PrimaryKind primary, HttpContent? content, CancellationTokenSource sending)
    {
        lock (this)
        {
            if (_isClosed || _isGuarded)
            {
                throw Refuse();
            }

            _isGuarded = true;
            _primary = primary;
            _sending = sending;
            // Read into a buffer above is not written to its end below.
            _isFinished = false;
            _isOwnContentBelowGuard =
                content is RequestBodyContent own && ReferenceEquals(own.Evidence, this) && _reads == 0;
            return _isOwnContentBelowGuard || content is null;
        }
    }

    /// <summary>The send through the guard ended, one way or the other.</summary>
    public void Passed()
    {
        lock (this)
        {
            _sending = null;
        }
    }

    /// <summary>The guard saw the reply to a request that was sent to this address.</summary>
    public void Replied(Uri? sentTo, HttpMethod method, HttpResponseMessage response)
    {
        (_uri, _method) = (sentTo, method);
        Answered(response);
    }

    /// <summary>A reply came: does it answer what was sent, where it was sent to?</summary>
    public void Answered(HttpResponseMessage response)
    {
        WasRedirected |=
            response.RequestMessage is { } answered && (answered.RequestUri != _uri || answered.Method != _method);
        // Unseen, a handler that holds a copy of the body may have sent it on, whatever it shows us.
        WasRedirected |= !_isGuarded && _wasBuffered && (int)response.StatusCode is >= 300 and < 400;
    }

    /// <summary>Somebody begins to read our own content.</summary>
    /// <param name="stream">Where it is written to.</param>
    /// <exception cref="FaceEnrollmentException">It was read before, or the attempt is over.</exception>
    public void EnterOwnContent(Stream stream)
    {
        lock (this)
        {
            _wasBuffered |= stream.GetType().DeclaringType == typeof(HttpContent);
            if (_isClosed || ++_reads > 1)
            {
                throw Refuse();
            }

            _writers++;
        }
    }

    /// <summary>Whatever content is sent below the guard is about to be read.</summary>
    /// <exception cref="FaceEnrollmentException">The attempt is over.</exception>
    public void EnterWrapped()
    {
        lock (this)
        {
            if (_isClosed || _left != SendProgress.NotStarted)
            {
                throw Refuse();
            }

            _writers++;
        }
    }

    /// <summary>A reader of the body is done with it.</summary>
    /// <param name="isFinished">Whether it came to the body's end.</param>
    public void Leave(bool isFinished)
    {
        lock (this)
        {
            _isFinished |= isFinished;
            if (--_writers == 0)
            {
                _writersGone?.TrySetResult(true);
            }
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

            if (_isOwnContentBelowGuard || !_isGuarded)
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

    /// <summary>The refusal with the certainty that holds in the end.</summary>
    /// <param name="isPreparation">Whether the request stores no face, whatever became of it.</param>
    public FaceEnrollmentException FinalRefusal(bool isPreparation) =>
        CallFailure.SecondSend(
            vendor,
            operation,
            isPreparation && Progress == SendProgress.Complete ? SendProgress.Partial : Progress
        );

    private FaceEnrollmentException Refuse()
    {
        var refusal = FinalRefusal(isPreparation: false);
        Refusal ??= refusal;
        return refusal;
    }

    /// <summary>Breaks off what is being sent: a handler that gave up may have left it running.</summary>
    public void Abort()
    {
        CancellationTokenSource? sending;
        lock (this)
        {
            sending = _sending;
        }

        try
        {
            sending?.Cancel();
        }
        catch (Exception)
        {
            // It ended meanwhile, or a callback of a handler failed.
        }
    }

    /// <summary>Nothing more can be sent for the attempt. Call it from the flow that called <see cref="Begin"/>.</summary>
    /// <param name="request">The request, to see what became of its content; null when it was never made.</param>
    /// <param name="own">The content that it was given.</param>
    public void Close(HttpRequestMessage? request, HttpContent? own)
    {
        // Set only where it was begun, which is in the caller's own flow.
        if (_uri is not null)
        {
            s_current.Value = null;
        }

        lock (this)
        {
            _isClosed = true;
            _wasReplaced |= request is not null && !ReferenceEquals(request.Content, own);
        }
    }

    private void ThrowIfClosed()
    {
        if (_isClosed)
        {
            throw new IOException("The call that this request belongs to is over: nothing more is sent.");
        }
    }
}
