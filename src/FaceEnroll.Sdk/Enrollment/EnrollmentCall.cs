using System.Runtime.CompilerServices;
using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.Images;
using FaceEnroll.Sdk.Pacing;
using FaceEnroll.Sdk.Reconciliation;

namespace FaceEnroll.Sdk.Enrollment;

/// <summary>
/// One enrollment from its request to its result: total timeout → checks → person gate → pictures opened and checked →
/// ticket → <see cref="VendorCall"/> → reading back. Errors leave it with one outcome per picture.
/// </summary>
internal sealed partial class EnrollmentCall
{
    /// <summary>What the host does after a known outcome may take this long beyond the call.</summary>
    private static readonly TimeSpan s_closing = TimeSpan.FromSeconds(10);

    private readonly Registration _registration;
    private readonly VendorCall _call;
    private readonly EnrollmentPictures _pictures;
    private readonly Reconciler _reconciler;
    private readonly EnrollmentTickets _tickets;

    public EnrollmentCall(Registration registration, VendorCall call, FaceEnrollmentLimits limits)
    {
        _registration = registration;
        _call = call;
        _pictures = new EnrollmentPictures(registration, limits);
        _reconciler = new Reconciler(call, registration);
        _tickets = new EnrollmentTickets(registration, call, _reconciler);
        Reconcile = new ReconcileCall(registration, call, limits);
    }

    /// <summary>Answers tickets.</summary>
    public ReconcileCall Reconcile { get; }

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
        var activity = _registration.Telemetry.StartEnrollment(operation.Name, images.Count);
        var start = options.TimeProvider.GetTimestamp();
        try
        {
            var result = await RunCoreAsync(operation, images, options, cancellationToken).ConfigureAwait(false);
            _registration.Telemetry.Enrolled(activity, operation.Name, options.TimeProvider.GetElapsedTime(start));
            return result;
        }
        catch (FaceEnrollmentException e)
        {
            _registration.Telemetry.Failed(activity, e.Error, false, options.TimeProvider.GetElapsedTime(start));
            throw;
        }
        catch (FaceEnrollmentCanceledException e)
        {
            _registration.Telemetry.Failed(activity, e.Error, true, options.TimeProvider.GetElapsedTime(start));
            throw;
        }
        catch (Exception e)
        {
            var (signed, duration) = (operation.Record?.WasSigned == true, options.TimeProvider.GetElapsedTime(start));
            _registration.Telemetry.Stopped(activity, operation.Name, e, signed, duration);
            throw;
        }
        finally
        {
            CallTelemetry.End(activity);
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
        OpenedImages? opened = null;
        var phase = "while waiting for another call for the same person";
        try
        {
            var rules = new RequestRules(_registration.Vendor, operation.Name);
            operation.Check(rules);
            rules.Correlation(operation.Subject.Correlation);
            rules.ThrowIfBroken();
            using var pass = options.SerializeCallsPerPerson
                ? await PersonGate.Shared.EnterAsync(_tickets.Person(operation), deadline.Token).ConfigureAwait(false)
                : default;
            phase = "while the pictures were opened and checked";
            opened = await _pictures
                .OpenAsync(operation.Name, images, options.Preflight, deadline.Token)
                .ConfigureAwait(false);
            operation.Images = opened;
            phase = "before the request was sent";
            var preparation = new PreparationCall(_call, options, deadline, cancellationToken);
            try
            {
                return await SendAsync(operation, preparation, sendNumber: 1, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                // While the person's gate is held: the next call of the person finds nothing of this one under way.
                _tickets.End(operation);
            }
        }
        catch (FaceEnrollmentException e) when (e.Images.Count != images.Count)
        {
            throw FaceEnrollmentExceptionFactory.With(e, FaceImageOutcome.SameForAll(e.Error, images.Count), e.Ticket);
        }
        catch (OperationCanceledException e) when (e is not FaceEnrollmentCanceledException)
        {
            throw CallFailure.Interrupted(
                _registration.Vendor,
                operation.Name,
                FaceEnrollmentCertainty.NotSent,
                e,
                cancellationToken,
                TimeoutFault.OfCall(deadline, phase)
            );
        }
        finally
        {
            opened?.DisposeAfter(operation.Straggler);
        }
    }

    /// <summary>What earlier calls showed of the vendor.</summary>
    public VendorConditions Conditions => _call.Conditions;

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<TResult> SendAsync<TResult>(
        EnrollmentOperation<TResult> operation,
        PreparationCall preparation,
        int sendNumber,
        CancellationToken cancellationToken
    )
        where TResult : class
    {
        var options = preparation.Options;
        var intent = await _tickets.OpenAsync(operation, preparation, sendNumber).ConfigureAwait(false);
        var journal = intent is null ? null : options.Journal ?? new TicketJournal(_registration, options);
        if (
            journal is not null
            && await OpenAsync(journal, intent!, operation, preparation).ConfigureAwait(false) is { } recorded
        )
        {
            return operation.Found(recorded.Images, recorded.UnattributedFaceIds);
        }

        _tickets.Sending(operation);
        var outcomeKnown = true;
        FaceEnrollmentException unknown;
        try
        {
            var result = await preparation.ExecuteAsync(operation).ConfigureAwait(false);
            _tickets.Claim(operation, result);
            if (journal is not null)
            {
                var enrolled = new FaceReconciliation(FaceReconciliationStatus.Enrolled)
                {
                    FaceIds = ResultFaces.Of(result),
                };
                await CloseAsync(journal, intent!, enrolled, options).ConfigureAwait(false);
            }

            return result;
        }
        catch (FaceEnrollmentException e) when (e.Certainty == FaceEnrollmentCertainty.Unknown)
        {
            outcomeKnown = false;
            unknown = e;
        }
        catch (FaceEnrollmentCanceledException e) when (e.Certainty == FaceEnrollmentCertainty.Unknown)
        {
            outcomeKnown = false;
            var lost = _tickets.Close(operation, intent?.Ticket, options, sendNumber);
            if (journal is not null)
            {
                var open = new FaceReconciliation(FaceReconciliationStatus.Undecidable);
                await CloseAsync(journal, intent!, open, options).ConfigureAwait(false);
            }

            var error = e.Error.With(FaceImageOutcome.SameForAll(e.Error, operation.Images.Count), lost);
            throw new FaceEnrollmentCanceledException(error, e.InnerException, cancellationToken);
        }
        catch (Exception e) when (journal is not null)
        {
            // Ours say that nothing was enrolled; of any other nobody knows.
            var known = e is FaceEnrollmentException or FaceEnrollmentCanceledException
                ? FaceReconciliationStatus.NotEnrolled
                : FaceReconciliationStatus.Undecidable;
            await CloseAsync(journal, intent!, new FaceReconciliation(known), options).ConfigureAwait(false);
            throw;
        }
        finally
        {
            await CleanUpAsync(operation, outcomeKnown, options).ConfigureAwait(false);
        }

        var ticket = _tickets.Close(operation, intent?.Ticket, options, sendNumber);
        var outcome = new UnknownEnrollment<TResult>(operation, unknown, ticket, preparation);
        // Undecidable while nobody knows: canceled meanwhile, the ticket stays open with its attempts.
        var answer = new FaceReconciliation(FaceReconciliationStatus.Undecidable);
        try
        {
            answer = await outcome.ResolveAsync(_reconciler, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            if (journal is not null)
            {
                await CloseAsync(journal, intent!, answer, options).ConfigureAwait(false);
            }
        }

        if (answer.Status == FaceReconciliationStatus.Enrolled)
        {
            return outcome.Found(answer.FaceIds);
        }

        if (answer.Status != FaceReconciliationStatus.NotEnrolled)
        {
            throw outcome.StillUnknown(answer);
        }

        if (sendNumber > 1 || options.OnUnknown != FaceUnknownOutcome.ReconcileAndResend)
        {
            throw outcome.NotEnrolled();
        }

        using var again = new Deadline(options.TimeProvider, options.Timeout, cancellationToken);
        return await SendAsync(
                operation,
                new PreparationCall(_call, options, again, cancellationToken),
                sendNumber + 1,
                cancellationToken
            )
            .ConfigureAwait(false);
    }
}
