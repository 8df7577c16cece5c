using System.Runtime.CompilerServices;
using FaceEnroll.Sdk.Images;
using FaceEnroll.Sdk.Pacing;
using FaceEnroll.Sdk.Replies;
using FaceEnroll.Sdk.Sending;
using Polly;
using Polly.CircuitBreaker;

namespace FaceEnroll.Sdk.Calls;

/// <summary>
/// The path of every request of one registration: retry (budgeted) → rate limiter → attempt timeout → build and sign →
/// send → read. Errors leave it typed, with their certainty.
/// </summary>
/// <param name="registration">The way to the wire, and where to report.</param>
/// <param name="limits">The vendor's limits: the rate, where the options give none.</param>
/// <param name="credentials">Reads the credentials, per attempt.</param>
/// <param name="nonce">Makes nonces where the options do not.</param>
internal sealed partial class RequestPipeline(
    Registration registration,
    FaceEnrollmentLimits limits,
    CredentialSource credentials,
    Func<string> nonce
)
{
    private readonly RetryBudget _budget = new();
    private readonly RegistrationLimiter _limiter = new(registration, limits);

    public FaceVendor Vendor => registration.Vendor;

    /// <summary>What earlier calls showed of the vendor.</summary>
    public VendorConditions Conditions { get; } = new();

    /// <summary>The credentials as the next attempt would use them.</summary>
    public ValueTask<FaceEnrollmentCredentials> CredentialsAsync(
        string operation,
        FaceEnrollmentOptions options,
        CancellationToken cancellationToken
    ) => credentials.GetAsync(registration.Vendor, operation, options, cancellationToken);

    /// <summary>Runs an operation to its result or its typed error.</summary>
    /// <exception cref="FaceEnrollmentException">It failed.</exception>
    /// <exception cref="FaceEnrollmentCanceledException">The caller canceled.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<TReply> ExecuteAsync<TReply>(VendorOperation<TReply> operation, CallScope scope)
    {
        var (options, deadline) = (scope.Options, scope.Deadline);
        var retries = new CallRetries(options, deadline, _budget, registration.Telemetry, scope.Dates, scope.IsPaced);
        ResilienceContext? context = null;
        try
        {
            if (options.CircuitBreaker is null)
            {
                // Most calls need one attempt, and nothing of a resilience pipeline.
                deadline.Token.ThrowIfCancellationRequested();
                try
                {
                    var reply = await AttemptAsync(operation, retries, scope.Caller, deadline.Token)
                        .ConfigureAwait(false);
                    _budget.Earn();
                    return reply;
                }
                catch (Exception e) when (retries.Repeats(e, Jitter.Next)) { }
            }

            context = ResilienceContextPool.Shared.Get(deadline.Token);
            context.Properties.Set(CallRetries.Key, retries);
            var outcome = await Conditions
                .Pipelines.For(options, operation.ChangesFaces)
                .ExecuteOutcomeAsync(OutcomeAsync, context, (this, operation, retries, scope.Caller))
                .ConfigureAwait(false);
            outcome.ThrowIfException();
            _budget.Earn();
            return (TReply)outcome.Result!;
        }
        catch (BrokenCircuitException e)
        {
            throw FailureFactory.CircuitOpen(registration.Vendor, operation.Name, e);
        }
        catch (OperationCanceledException e) when (e is not FaceEnrollmentCanceledException)
        {
            // Canceled between attempts: the last one, if any, certainly enrolled nothing.
            var certainty =
                retries.Attempts == 0 ? FaceEnrollmentCertainty.NotSent : FaceEnrollmentCertainty.NotApplied;
            var phase = retries.Attempts == 0 ? "before the request was sent" : "while waiting for the next attempt";
            throw FailureFactory.Interrupted(
                registration.Vendor,
                operation.Name,
                certainty,
                e,
                scope.Caller,
                TimeoutFault.OfCall(deadline, phase)
            );
        }
        finally
        {
            if (context is not null)
            {
                ResilienceContextPool.Shared.Return(context);
            }
        }
    }

    /// <summary>An attempt in the form the pipeline takes: it returns as a value what it would throw, and what the attempt before it threw.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private static async ValueTask<Outcome<object>> OutcomeAsync<TReply>(
        ResilienceContext context,
        (RequestPipeline Self, VendorOperation<TReply> Operation, CallRetries Retries, CancellationToken Caller) state
    )
    {
        if (state.Retries.TakeFirst() is { } first)
        {
            return Outcome.FromException<object>(first);
        }

        try
        {
            var reply = await state
                .Self.AttemptAsync(state.Operation, state.Retries, state.Caller, context.CancellationToken)
                .ConfigureAwait(false);
            return Outcome.FromResult<object>(reply);
        }
        catch (Exception e)
        {
            state.Retries.Failed(e, Jitter.Next);
            return Outcome.FromException<object>(e);
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<TReply> AttemptAsync<TReply>(
        VendorOperation<TReply> operation,
        CallRetries retries,
        CancellationToken caller,
        CancellationToken callToken
    )
    {
        var options = retries.Options;
        await PrepareAsync(operation, retries, caller).ConfigureAwait(false);
        await Conditions
            .Pause.WaitAsync(registration.Vendor, operation.Name, options.TimeProvider, retries.Deadline, callToken)
            .ConfigureAwait(false);
        using var lease = new QuietDisposal(
            operation.ChangesFaces || retries.IsPaced
                ? await _limiter.AcquireAsync(operation.Name, options, callToken).ConfigureAwait(false)
                : null
        );
        using var deadline = new Deadline(options.TimeProvider, options.AttemptTimeout, callToken);
        HttpRequestMessage? request = null;
        HttpContent? content = null;
        SendEvidence? evidence = null;
        VendorReply? reply = null;
        FaceEnrollmentCredentials? used = null;
        var isSending = false;
        var hasReplied = false;
        try
        {
            used = operation.NeedsCredentials
                ? await CredentialsAsync(operation.Name, options, deadline.Token).ConfigureAwait(false)
                : null;
            if (
                operation is { ChangesFaces: true, Purpose: not FaceOperationPurpose.Delete }
                && options.Ledger is { } ledger
            )
            {
                await CheckAsync(ledger, operation.Name, deadline.Token).ConfigureAwait(false);
            }

            retries.Attempts++;
            var scope = new CallScope(this, options, retries.Deadline, caller);
            var stamp = await operation.StampAsync(Conditions.Clock, scope).ConfigureAwait(false);
            var asked = options.TimeProvider.GetTimestamp();
            var attempt = new Attempt(
                registration.Vendor,
                operation.Name,
                stamp,
                options.NonceSource ?? nonce,
                used,
                deadline.Token
            )
            {
                LocalNow = options.TimeProvider.GetUtcNow(),
                PersonId = operation.PersonId,
                Limits = limits,
            };
            operation.OnAttempt(stamp, asked, used?.KeyId);
            registration.Telemetry.Attempt(operation.Name);
            request = await operation.BuildAsync(attempt).ConfigureAwait(false);
            content = request.Content;
            if (Conditions.Clock.Now(options.TimeProvider) > operation.NoAttemptAfter)
            {
                throw FailureFactory.TooLate(registration.Vendor, operation.Name);
            }

            if (!operation.IsAt(request.RequestUri!))
            {
                throw FailureFactory.Moved(registration.Vendor, operation.Name);
            }

            isSending = true;
            evidence = operation.ChangesFaces ? attempt.Evidence : null;
            asked = options.TimeProvider.GetTimestamp();
            Task<HttpResponseMessage> sending;
            if (evidence is not null && ExecutionContext.IsFlowSuppressed())
            {
                sending = AttemptSend.InOwnFlowAsync(evidence, registration, request, deadline.Token);
            }
            else
            {
                evidence?.Begin(request, registration.IsGuarded);
                sending = registration
                    .HttpClient()
                    .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, deadline.Token);
            }

            // A handler or a reply's stream that ignores its token cannot hold up the call.
            var response = await HostCallback
                .WithinGraceAsync(
                    new ValueTask<HttpResponseMessage>(sending),
                    static late => late.Dispose(),
                    deadline.Token
                )
                .ConfigureAwait(false);
            hasReplied = true;
            var doubt = evidence?.Answered(response) ?? ReplyDoubt.None;
            if (evidence is { IsGuarded: false })
            {
                registration.WarnUnguarded();
            }

            reply = await HostCallback
                .WithinGraceAsync(
                    VendorReply.ReadAsync(response, attempt, operation.ChangesFaces),
                    static late => late.Dispose(),
                    deadline.Token
                )
                .ConfigureAwait(false);
            isSending = false;
            // From here on nothing more can be sent, so that what is known of the sending stays true.
            await AttemptSend
                .CloseAsync(attempt.Evidence, request, content, hasReplied: true, deadline, callToken)
                .ConfigureAwait(false);
            Conditions.Observe(reply, options.TimeProvider, asked, retries.Dates);
            return doubt == ReplyDoubt.None ? Read(operation, reply, evidence, options) : throw reply.Doubted(doubt);
        }
        catch (FaceEnrollmentException e) when (!isSending)
        {
            Learn(e, options);
            if (e.Advice == RetryAdvice.RefreshCredentials && !TryDrop(operation, options, used))
            {
                throw FaceEnrollmentExceptionFactory.WithoutAdvice(e);
            }

            throw;
        }
        catch (Exception e) when (isSending || e is not FaceEnrollmentCanceledException)
        {
            var sent = (content as RequestBodyContent)?.Evidence;
            await AttemptSend
                .CloseAsync(sent, request, content, hasReplied: false, deadline, callToken)
                .ConfigureAwait(false);
            throw FailureFactory.Classify(
                registration.Vendor,
                operation.Name,
                operation.ChangesFaces,
                e,
                sent,
                isSending,
                hasReplied,
                request?.RequestUri,
                deadline,
                retries.Deadline,
                caller
            );
        }
        finally
        {
            QuietDisposal.Of(reply);
            if (content is RequestBodyContent { Evidence.BytesSent: > 0 and var bytes })
            {
                registration.Telemetry.Sent(operation.Name, bytes);
            }

            QuietDisposal.Of(request);
            // A handler may have put another one in its place.
            QuietDisposal.Of(content);
        }
    }
}
