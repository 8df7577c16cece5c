using System.Runtime.CompilerServices;
using System.Threading.RateLimiting;
using FaceEnroll.Sdk.Images;
using Polly;
using Polly.CircuitBreaker;

namespace FaceEnroll.Sdk.Http;

/// <summary>
/// The path of every request of one registration: retry (budgeted) → rate limiter → attempt timeout → build and sign →
/// send → read. Errors leave it typed, with their certainty.
/// </summary>
/// <param name="registration">The way to the wire, and where to report.</param>
/// <param name="limits">The vendor's limits: the rate, where the options give none.</param>
/// <param name="credentials">Reads the credentials, per attempt.</param>
/// <param name="nonce">Makes nonces where the options do not.</param>
internal sealed class VendorCall(
    Registration registration,
    FaceEnrollmentLimits limits,
    CredentialSource credentials,
    Func<string> nonce
)
{
    private readonly VendorClock _clock = new();
    private readonly RetryBudget _budget = new();
    private readonly RegistrationPause _pause = new();
    private readonly RegistrationLimiter _limiter = new(registration.Vendor, limits);
    private readonly CallPipelines _pipelines = new();

    /// <summary>Now, by the vendor's clock as far as it is known.</summary>
    public DateTimeOffset Now(FaceEnrollmentOptions options) => _clock.Now(options.TimeProvider);

    /// <summary>How far the vendor's clock is behind that, by its last reply; zero when it is ahead.</summary>
    public TimeSpan VendorBehind => _clock.VendorBehind;

    /// <summary>What is added to this machine's clock for signing.</summary>
    public TimeSpan ClockCorrection => _clock.Correction;

    /// <summary>How long the vendor's Retry-After still lasts; null when nobody waits for it.</summary>
    public TimeSpan? PausedFor(FaceEnrollmentOptions options) =>
        _pause.Left(options.TimeProvider) is { Ticks: > 0 } left ? left : null;

    /// <summary>How long the circuit breaker still lets nothing pass; null when it does.</summary>
    public TimeSpan? CircuitOpenFor(FaceEnrollmentOptions options) => _pipelines.OpenFor(options);

    /// <summary>Runs an operation to its result or its typed error.</summary>
    /// <exception cref="FaceEnrollmentException">It failed.</exception>
    /// <exception cref="FaceEnrollmentCanceledException">The caller canceled.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<TReply> ExecuteAsync<TReply>(
        VendorOperation<TReply> operation,
        FaceEnrollmentOptions options,
        Deadline deadline,
        CancellationToken cancellationToken
    )
    {
        var call = new CallState(options, deadline, _budget, registration.Telemetry);
        var context = ResilienceContextPool.Shared.Get(deadline.Token);
        context.Properties.Set(CallState.Key, call);
        try
        {
            var outcome = await _pipelines
                .For(options, operation.IsPreparation)
                .ExecuteOutcomeAsync(
                    static (context, s) =>
                        s.Self.OutcomeAsync(s.Operation, s.Call, s.Caller, context.CancellationToken),
                    context,
                    (Self: this, Operation: operation, Call: call, Caller: cancellationToken)
                )
                .ConfigureAwait(false);
            outcome.ThrowIfException();
            _budget.Earn();
            return (TReply)outcome.Result!;
        }
        catch (BrokenCircuitException e)
        {
            throw CallFailure.CircuitOpen(registration.Vendor, operation.Name, e);
        }
        catch (OperationCanceledException e) when (e is not FaceEnrollmentCanceledException)
        {
            // Canceled between attempts: the last one, if any, surely enrolled nothing.
            var certainty = call.Attempts == 0 ? FaceEnrollmentCertainty.NotSent : FaceEnrollmentCertainty.NotApplied;
            throw Interrupted(operation.Name, certainty, e, cancellationToken);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    /// <summary>The error of a call whose time ended, or that its caller canceled.</summary>
    public Exception Interrupted(
        string operation,
        FaceEnrollmentCertainty certainty,
        Exception cause,
        CancellationToken cancellationToken
    ) => CallFailure.Interrupted(registration.Vendor, operation, certainty, cause, cancellationToken);

    /// <summary>An attempt as the pipeline takes it: what it throws is a value.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<Outcome<object>> OutcomeAsync<TReply>(
        VendorOperation<TReply> operation,
        CallState call,
        CancellationToken caller,
        CancellationToken callToken
    )
    {
        try
        {
            var reply = await AttemptAsync(operation, call, caller, callToken).ConfigureAwait(false);
            return Outcome.FromResult<object>(reply);
        }
        catch (Exception e)
        {
            return Outcome.FromException<object>(e);
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<TReply> AttemptAsync<TReply>(
        VendorOperation<TReply> operation,
        CallState call,
        CancellationToken caller,
        CancellationToken callToken
    )
    {
        var options = call.Options;
        await PrepareAsync(operation, call, caller).ConfigureAwait(false);
        await _pause
            .WaitAsync(registration.Vendor, operation.Name, options.TimeProvider, call.Deadline, callToken)
            .ConfigureAwait(false);
        using var lease = operation.IsPreparation
            ? null
            : await AcquireAsync(operation.Name, options, callToken).ConfigureAwait(false);
        using var deadline = new Deadline(options.TimeProvider, options.AttemptTimeout, callToken);
        HttpRequestMessage? request = null;
        FaceEnrollmentCredentials? used = null;
        var replied = false;
        try
        {
            used = operation.NeedsCredentials
                ? await credentials
                    .GetAsync(registration.Vendor, operation.Name, options, deadline.Token)
                    .ConfigureAwait(false)
                : null;
            call.Attempts++;
            var attempt = new Attempt(
                registration.Vendor,
                operation.Name,
                _clock.Now(options.TimeProvider),
                options.NonceSource ?? nonce,
                used,
                deadline.Token
            )
            {
                Limits = limits,
            };
            operation.OnAttempt(attempt.Now);
            registration.Telemetry.Attempt(operation.Name);
            request = await operation.BuildAsync(attempt).ConfigureAwait(false);
            var response = await registration
                .HttpClient()
                .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, deadline.Token)
                .ConfigureAwait(false);
            replied = true;
            using var reply = await VendorReply
                .ReadAsync(response, attempt, operation.IsPreparation)
                .ConfigureAwait(false);
            if (reply.Date is { } date)
            {
                _clock.Observe(options.TimeProvider, date);
            }

            return Read(operation, reply, options);
        }
        catch (FaceEnrollmentException e)
        {
            Learn(e, operation, call, used);
            throw;
        }
        catch (Exception e) when (e is not FaceEnrollmentCanceledException)
        {
            var progress = CallFailure.Progress(request, replied);
            throw CallFailure.Classify(
                registration.Vendor,
                operation.Name,
                operation.IsPreparation,
                e,
                progress,
                caller,
                deadline.Token
            );
        }
        finally
        {
            if (request?.Content is RequestBodyContent { BytesSent: > 0 } content)
            {
                registration.Telemetry.Sent(operation.Name, content.BytesSent);
            }

            request?.Dispose();
        }
    }

    private async ValueTask<RateLimitLease?> AcquireAsync(
        string operation,
        FaceEnrollmentOptions options,
        CancellationToken cancellationToken
    )
    {
        if (!FaceEnrollmentTelemetry.LimiterWait.Enabled)
        {
            return await _limiter.AcquireAsync(operation, options, cancellationToken).ConfigureAwait(false);
        }

        var start = options.TimeProvider.GetTimestamp();
        var lease = await _limiter.AcquireAsync(operation, options, cancellationToken).ConfigureAwait(false);
        registration.Telemetry.Waited(options.TimeProvider.GetElapsedTime(start));
        return lease;
    }

    private async ValueTask PrepareAsync<TReply>(
        VendorOperation<TReply> operation,
        CallState call,
        CancellationToken caller
    )
    {
        try
        {
            await operation
                .PrepareAsync(new PreparationCall(this, call.Options, call.Deadline, caller))
                .ConfigureAwait(false);
        }
        catch (FaceEnrollmentException e) when (e.Advice != RetryAdvice.No)
        {
            // Preparing retried by itself; doing it all again would multiply the retries.
            throw FaceEnrollmentExceptionFactory.Create(e.Error, inner: e.InnerException);
        }
    }

    private TReply Read<TReply>(VendorOperation<TReply> operation, VendorReply reply, FaceEnrollmentOptions options)
    {
        try
        {
            return operation.Read(reply);
        }
        catch (FaceEnrollmentException e)
        {
            if (e.Kind == FaceEnrollmentErrorKind.ClockSkew && reply.Date is { } date)
            {
                _clock.Correct(options.TimeProvider, date);
                registration.Telemetry.ClockCorrected(date - options.TimeProvider.GetUtcNow());
            }

            throw;
        }
        catch (Exception)
        {
            // Wrong types, broken JSON, missing members: whatever a reader trips over, the reply is unreadable. The
            // parser's own words may quote the reply and are dropped.
            throw reply.Unreadable();
        }
    }

    private void Learn<TReply>(
        FaceEnrollmentException failure,
        VendorOperation<TReply> operation,
        CallState call,
        FaceEnrollmentCredentials? used
    )
    {
        registration.Telemetry.AttemptFailed(failure.Error);
        if (failure.Error.RetryAfter is { } wait)
        {
            _pause.Extend(call.Options.TimeProvider, wait);
        }

        call.CredentialsReplaceable =
            failure.Advice == RetryAdvice.RefreshCredentials && operation.DropCredentials(call.Options, used);
        if (call.CredentialsReplaceable)
        {
            registration.Telemetry.CredentialsDropped(operation.Name);
        }
    }
}
