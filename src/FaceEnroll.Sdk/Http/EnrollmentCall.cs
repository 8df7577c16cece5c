using System.Runtime.CompilerServices;
using FaceEnroll.Sdk.Images;

namespace FaceEnroll.Sdk.Http;

/// <summary>
/// One enrollment from its request to its result: total timeout → checks → person gate → pictures opened and checked →
/// ticket → <see cref="VendorCall"/> → reading back, where that is on. Errors leave it with one outcome per picture.
/// </summary>
internal sealed class EnrollmentCall(Registration registration, VendorCall call, FaceEnrollmentLimits limits)
{
    private readonly PersonGate _gate = new();
    private readonly EnrollmentPictures _pictures = new(registration, limits);
    private readonly Reconciler _reconciler = new(call, registration.Telemetry);

    /// <summary>Runs the operation with these pictures, and reports how it ended.</summary>
    public Task<TResult> RunAsync<TResult>(
        EnrollmentOperation<TResult> operation,
        IReadOnlyList<FaceImage> images,
        FaceEnrollmentOptions options,
        CancellationToken cancellationToken
    )
        where TResult : class => RunAsync<TResult, TResult>(operation, images, options, cancellationToken);

    /// <summary>The same, with the result as a base of it: no further task stands between.</summary>
    public async Task<TShown> RunAsync<TResult, TShown>(
        EnrollmentOperation<TResult> operation,
        IReadOnlyList<FaceImage> images,
        FaceEnrollmentOptions options,
        CancellationToken cancellationToken
    )
        where TResult : class, TShown
    {
        using var activity = registration.Telemetry.StartEnrollment(operation.Name, images.Count);
        var start = options.TimeProvider.GetTimestamp();
        try
        {
            var result = await RunCoreAsync(operation, images, options, cancellationToken).ConfigureAwait(false);
            registration.Telemetry.Enrolled(activity, operation.Name, options.TimeProvider.GetElapsedTime(start));
            return result;
        }
        catch (FaceEnrollmentException e)
        {
            registration.Telemetry.Failed(activity, e.Error, false, options.TimeProvider.GetElapsedTime(start));
            throw;
        }
        catch (FaceEnrollmentCanceledException e)
        {
            registration.Telemetry.Failed(activity, e.Error, true, options.TimeProvider.GetElapsedTime(start));
            throw;
        }
        catch (Exception e)
        {
            // The host's own: what OnSending threw.
            var wasSigned = operation.SignedAt.Count > 0;
            var duration = options.TimeProvider.GetElapsedTime(start);
            registration.Telemetry.Stopped(activity, operation.Name, e, wasSigned, duration);
            throw;
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<TResult> RunCoreAsync<TResult>(
        EnrollmentOperation<TResult> operation,
        IReadOnlyList<FaceImage> images,
        FaceEnrollmentOptions options,
        CancellationToken cancellationToken
    )
        where TResult : class
    {
        using var deadline = new Deadline(options.TimeProvider, options.Timeout, cancellationToken);
        try
        {
            operation.Check();
            using var pass = options.SerializeCallsPerPerson
                ? await _gate.EnterAsync(operation.PersonId, deadline.Token).ConfigureAwait(false)
                : default;
            using var opened = await _pictures
                .OpenAsync(operation.Name, images, options.Preflight, deadline.Token)
                .ConfigureAwait(false);
            operation.Images = opened;
            var preparation = new PreparationCall(call, options, deadline, cancellationToken);
            return await SendAsync(operation, preparation, mayResend: true, cancellationToken).ConfigureAwait(false);
        }
        catch (FaceEnrollmentException e) when (e.Images.Count != images.Count)
        {
            throw FaceEnrollmentExceptionFactory.With(e, SameForAll(e.Error, images.Count), e.Ticket);
        }
        catch (OperationCanceledException e) when (e is not FaceEnrollmentCanceledException)
        {
            throw call.Interrupted(operation.Name, FaceEnrollmentCertainty.NotSent, e, cancellationToken);
        }
    }

    /// <summary>Answers a ticket.</summary>
    public async Task<FaceReconciliation> ReconcileAsync(
        FaceReadBack readBack,
        Uri endpoint,
        FaceEnrollmentTicket ticket,
        FaceEnrollmentRequest? request,
        FaceEnrollmentOptions options,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(ticket);
        if (ticket.Vendor != registration.Vendor || ticket.Endpoint != TicketBook.Authority(endpoint))
        {
            throw new ArgumentException(
                $"The ticket is not of {registration.Vendor} at this endpoint.",
                nameof(ticket)
            );
        }

        const string Operation = "Reconcile";
        using var deadline = new Deadline(options.TimeProvider, options.Timeout, cancellationToken);
        try
        {
            using var pass = options.SerializeCallsPerPerson
                ? await _gate.EnterAsync(ticket.PersonId, deadline.Token).ConfigureAwait(false)
                : default;
            using var opened = request is null
                ? null
                : await _pictures
                    .OpenAsync(Operation, request.Images, FaceImagePreflight.Off, deadline.Token)
                    .ConfigureAwait(false);
            if (
                opened is not null
                && !await TicketBook.MatchesAsync(ticket, opened, deadline.Token).ConfigureAwait(false)
            )
            {
                throw new ArgumentException("The pictures are not those of the ticket.", nameof(request));
            }

            var preparation = new PreparationCall(call, options, deadline, cancellationToken);
            return await _reconciler.AskAsync(readBack, ticket, opened, preparation).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (e is not FaceEnrollmentCanceledException)
        {
            throw call.Interrupted(Operation, FaceEnrollmentCertainty.NotSent, e, cancellationToken);
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<TResult> SendAsync<TResult>(
        EnrollmentOperation<TResult> operation,
        PreparationCall preparation,
        bool mayResend,
        CancellationToken cancellationToken
    )
        where TResult : class
    {
        var options = preparation.Options;
        var ticket = await OpenTicketAsync(operation, preparation).ConfigureAwait(false);
        var outcomeKnown = true;
        FaceEnrollmentException unknown;
        try
        {
            return await preparation.ExecuteAsync(operation).ConfigureAwait(false);
        }
        catch (FaceEnrollmentException e) when (e.Certainty == FaceEnrollmentCertainty.Unknown)
        {
            outcomeKnown = false;
            unknown = e;
            ticket = await CloseTicketAsync(operation, ticket, preparation).ConfigureAwait(false);
        }
        catch (FaceEnrollmentCanceledException e) when (e.Certainty == FaceEnrollmentCertainty.Unknown)
        {
            outcomeKnown = false;
            ticket = await CloseTicketAsync(operation, ticket, preparation).ConfigureAwait(false);
            var error = e.Error.With(SameForAll(e.Error, operation.Images.Count), ticket);
            throw new FaceEnrollmentCanceledException(error, e.InnerException, cancellationToken);
        }
        finally
        {
            await CleanUpAsync(operation, outcomeKnown).ConfigureAwait(false);
        }

        var outcome = new UnknownEnrollment<TResult>(operation, unknown, ticket, preparation);
        if (await outcome.TryResolveAsync(_reconciler, cancellationToken).ConfigureAwait(false) is { } result)
        {
            return result;
        }

        if (!mayResend || options.OnUnknown != FaceUnknownOutcome.ReconcileAndResend)
        {
            throw outcome.NotEnrolled();
        }

        using var again = new Deadline(options.TimeProvider, options.Timeout, cancellationToken);
        return await SendAsync(
                operation,
                new PreparationCall(call, options, again, cancellationToken),
                mayResend: false,
                cancellationToken
            )
            .ConfigureAwait(false);
    }

    private async ValueTask CleanUpAsync<TResult>(EnrollmentOperation<TResult> operation, bool outcomeKnown)
        where TResult : class
    {
        try
        {
            await operation.CleanUpAsync(outcomeKnown).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            // What was enrolled stays enrolled: a failure to tidy up must not hide it.
            FaceEnrollmentLog.CleanUpFailed(registration.Logger, registration.Name, operation.Name, e.GetType().Name);
        }
    }

    /// <summary>The ticket before the first attempt; null when nobody asked for one.</summary>
    private async ValueTask<FaceEnrollmentTicket?> OpenTicketAsync<TResult>(
        EnrollmentOperation<TResult> operation,
        PreparationCall preparation
    )
        where TResult : class
    {
        var options = preparation.Options;
        var reads = options.ReadsFacesBeforeSending && operation.ReadBack is { IsComplete: true, Obstacle: null };
        if (!reads && options.OnSending is null)
        {
            return null;
        }

        var ticket = TicketBook.Open(operation, registration, call.Now(options), preparation.Left);
        if (reads)
        {
            ticket.KnownFaceIds = await operation
                .ReadBack.ReadAsync(preparation, ticket, operation.Images)
                .ConfigureAwait(false);
        }

        if (options.OnSending is { } onSending)
        {
            await TicketBook.HashAsync(ticket, operation.Images, preparation.Token).ConfigureAwait(false);
            await onSending(ticket, preparation.Token).ConfigureAwait(false);
        }

        return ticket;
    }

    /// <summary>The ticket after the last attempt.</summary>
    private async ValueTask<FaceEnrollmentTicket> CloseTicketAsync<TResult>(
        EnrollmentOperation<TResult> operation,
        FaceEnrollmentTicket? ticket,
        PreparationCall preparation
    )
        where TResult : class
    {
        ticket ??= TicketBook.Open(operation, registration, call.Now(preparation.Options), preparation.Left);
        await TicketBook.CloseAsync(ticket, operation.Images, operation.SignedAt).ConfigureAwait(false);
        return ticket;
    }

    private static FaceImageOutcome[] SameForAll(FaceEnrollmentError error, int count)
    {
        var isUnknown = error.Certainty == FaceEnrollmentCertainty.Unknown;
        var outcomes = new FaceImageOutcome[count];
        for (var i = 0; i < count; i++)
        {
            outcomes[i] = new FaceImageOutcome(i, isUnknown ? FaceImageStatus.Unknown : FaceImageStatus.NotEnrolled)
            {
                Kind = error.Kind,
                Certainty = error.Certainty,
                IsRetryable = error.IsRetryable,
                VendorCode = error.VendorCode,
            };
        }

        return outcomes;
    }
}
