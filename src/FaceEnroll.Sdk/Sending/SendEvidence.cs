using FaceEnroll.Sdk.Transport;

namespace FaceEnroll.Sdk.Sending;

/// <summary>
/// What is known of one attempt's body: how much of it our own content handed over, how much really left through the guard,
/// and whether the attempt may still send. It belongs to the attempt: handlers may replace the request or its content.
/// </summary>
/// <remarks>Safe for concurrent use. It holds no picture, because connection pools keep contexts alive.</remarks>
internal sealed partial class SendEvidence(FaceVendor vendor, string operation)
{
    private readonly BodyWriters _writers = new();

    private HttpMethod? _method;
    private Uri? _uri;
    private SendProgress _given;
    private SendProgress _left;
    private GuardedSend? _guarded;
    private bool _isOwnContentBelowGuard;
    private bool _wasReplaced;
    private bool _wasBuffered;
    private bool _isGuardExpected;
    private bool _isFinished;
    private int _reads;
    private bool _wasSentElsewhere;
    private bool _isAnsweredByGuard;
    private HttpRequestMessage? _request;
    private string _refusedFor = SendRefusal.SecondTime;

    /// <summary>Bytes that were handed over: below the guard where one was reached, else by our own content.</summary>
    public long BytesSent { get; private set; }

    /// <summary>Whether a guard saw the attempt.</summary>
    public bool IsGuarded => _guarded is not null;

    /// <summary>The error that a send was refused with; null when none was refused.</summary>
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
                // A body that our content handed over only in part is whole nowhere. Replaced content cannot be seen.
                var above =
                    _given != SendProgress.NotStarted ? _given
                    : _wasReplaced ? SendProgress.Complete
                    : SendProgress.NotStarted;
                return _guarded is { Primary: not PrimaryKind.Unseen } && !_wasSentElsewhere ? _left
                    : above > _left ? above
                    : _left;
            }
        }
    }

    /// <summary>
    /// Whether a reply may be taken for a success: the body left whole, and its writer reached the end; or a stub answers,
    /// which reads no body. Where there is a guard, a reply that did not come through it answers nothing.
    /// </summary>
    public bool AllowsSuccess =>
        _guarded?.Failure is null
        && (IsGuarded || !_isGuardExpected)
        && Progress switch
        {
            SendProgress.Complete => _isFinished || (_reads == 0 && !IsGuarded),
            SendProgress.NotStarted => _guarded is not { Primary: PrimaryKind.Real },
            _ => false,
        };

    /// <summary>Whether a handler may hold a copy of the body, which it can send on a way that no guard sees.</summary>
    private bool IsCopied => _wasReplaced || (_reads > 0 && !_isOwnContentBelowGuard);

    /// <summary>
    /// Whether copies of the body may be on their way, and no guard tells which of them a reply answers: one of them may be
    /// what blocks the other.
    /// </summary>
    public bool IsOneOfMany => !IsGuarded && (_wasBuffered || _wasReplaced);

    /// <summary>Whether the host's handlers got it; a request that stores no face never gets there with its evidence.</summary>
    public bool HasBegun => _uri is not null;

    /// <summary>Whether nothing more can be sent for the attempt.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>Whether a guard would let the attempt through.</summary>
    public bool MaySend => !IsClosed && !IsGuarded;

    /// <summary>Whether a request of the attempt's own flow is the attempt's: it goes to the same place, and nobody signed it.</summary>
    public bool IsFlowOf(HttpRequestMessage request) =>
        _uri == request.RequestUri
        && _method == request.Method
        && !(_request is { } original && RequestLooks.AreSignedApart(original, request));

    /// <summary>The request is about to go to the host's handlers.</summary>
    /// <param name="request">The request.</param>
    /// <param name="isGuardExpected">Whether a guard stands in front of the handler that sends.</param>
    public void Begin(HttpRequestMessage request, bool isGuardExpected)
    {
        _method = request.Method;
        _uri = request.RequestUri;
        _request = request;
        _isGuardExpected = isGuardExpected;
        AttemptFlow.Begin(this, request);
    }

    /// <summary>Ends when nobody is still inside a write or a read of the body.</summary>
    public Task WritersGone => _writers.Gone;

    /// <summary>A guard lets the attempt through, once.</summary>
    /// <param name="primary">What stands below the guard.</param>
    /// <param name="content">What is about to be sent.</param>
    /// <param name="sending">Ends the send if the attempt is over first.</param>
    /// <returns>Whether the content counts by itself; if not, it must be wrapped.</returns>
    /// <exception cref="FaceEnrollmentException">It was let through already, or the attempt is over.</exception>
    public bool Pass(PrimaryKind primary, HttpContent? content, CancellationTokenSource sending)
    {
        lock (this)
        {
            if (!MaySend)
            {
                throw Refuse(SendRefusal.SecondTime);
            }

            _guarded = new GuardedSend(primary, sending);
            // A body that was read into a buffer above has not been written to its end below.
            _isFinished = false;
            _isOwnContentBelowGuard =
                content is RequestBodyContent own && ReferenceEquals(own.Evidence, this) && _reads == 0;
            return _isOwnContentBelowGuard || content is null;
        }
    }

    /// <summary>The send through the guard failed.</summary>
    public void Failed(Exception failure) => _guarded!.Failure = failure;

    /// <summary>The send through the guard ended, one way or the other.</summary>
    public void Passed() => _guarded!.End();

    /// <summary>
    /// How far sending got for an attempt that ended with this exception. Where a handler holds a copy of the body, the
    /// guard's count is complete only if the guard's own failure, or its reply, reached us: otherwise the copy may have
    /// gone another way since.
    /// </summary>
    public SendProgress ProgressBy(Exception cause)
    {
        var isAll =
            _guarded is not { } guarded
            || !IsCopied
            || _isAnsweredByGuard
            || ExceptionChain.Holds(cause, guarded.Failure);
        return isAll ? Progress : SendProgress.Complete;
    }

    /// <summary>The guard saw the reply to a request that was sent to this address.</summary>
    public void Replied(Uri? sentTo, HttpMethod method, HttpResponseMessage response)
    {
        (_uri, _method) = (sentTo, method);
        lock (this)
        {
            // A reply refers to its request, and the request to the picture.
            _guarded!.Reply = IsClosed ? null : response;
            _guarded.Status = (int)response.StatusCode;
        }

        SeeRedirect(response);
    }

    /// <summary>A reply came out of the handlers: does it answer what was sent, from where it was sent to?</summary>
    public ReplyDoubt Answered(HttpResponseMessage response)
    {
        SeeRedirect(response);
        if (WasRedirected)
        {
            return ReplyDoubt.Redirected;
        }

        _isAnsweredByGuard = _guarded is { } guarded && ReferenceEquals(response, guarded.Reply);
        var isUnseen = !_isAnsweredByGuard && (IsGuarded || _isGuardExpected);
        // A handler may wrap the reply without changing what it says. One that stands before the guard may refuse to send.
        return isUnseen && IsCopied ? ReplyDoubt.SentUnseen
            : _guarded is { } sent && sent.Status != (int)response.StatusCode ? ReplyDoubt.MadeUp
            : ReplyDoubt.None;
    }

    private void SeeRedirect(HttpResponseMessage response)
    {
        WasRedirected |=
            response.RequestMessage is { } answered && (answered.RequestUri != _uri || answered.Method != _method);
        // With no guard, a handler that holds a copy of the body may have sent it on, whatever it shows us.
        WasRedirected |= !IsGuarded && _wasBuffered && (int)response.StatusCode is >= 300 and < 400;
    }

    /// <summary>The refusal with the certainty that holds in the end.</summary>
    /// <param name="changesFaces">Whether the request stores faces: any other enrolls nothing, whatever became of it.</param>
    public FaceEnrollmentException FinalRefusal(bool changesFaces) =>
        SendRefusal.Create(
            vendor,
            operation,
            !changesFaces && Progress == SendProgress.Complete ? SendProgress.Partial : Progress,
            _refusedFor
        );

    /// <summary>A send is not allowed; the call ends with this exception, whatever the handlers make of it.</summary>
    public FaceEnrollmentException Refuse(string why)
    {
        _refusedFor = why;
        var refusal = FinalRefusal(changesFaces: true);
        Refusal ??= refusal;
        return refusal;
    }

    /// <summary>Aborts what is being sent: a handler that gave up may have left it running.</summary>
    public void Abort() => _guarded?.Abort();

    /// <summary>Nothing more can be sent for the attempt. Call it from the flow that called <see cref="Begin"/>.</summary>
    /// <param name="request">The request, to see what became of its content; null when it was never made.</param>
    /// <param name="own">The content that it was given.</param>
    public void Close(HttpRequestMessage? request, HttpContent? own)
    {
        // Set only where the attempt began, which is in the caller's own flow.
        if (_uri is not null)
        {
            AttemptFlow.End();
        }

        lock (this)
        {
            IsClosed = true;
            _request = null;
            if (_guarded is not null)
            {
                _guarded.Reply = null;
            }

            _wasReplaced |= request is not null && !ReferenceEquals(request.Content, own);
        }
    }
}
