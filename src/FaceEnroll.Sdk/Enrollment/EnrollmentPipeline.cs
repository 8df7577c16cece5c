using System.Runtime.CompilerServices;
using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.Images;
using FaceEnroll.Sdk.Journal;
using FaceEnroll.Sdk.Pacing;
using FaceEnroll.Sdk.Reconciliation;

namespace FaceEnroll.Sdk.Enrollment;

/// <summary>
/// One enrollment from its request to its result: total timeout → checks → person gate → pictures opened and checked →
/// ticket → <see cref="RequestPipeline"/> → reading back. Errors leave it with one outcome per picture.
/// </summary>
internal sealed partial class EnrollmentPipeline
{
    private readonly Registration _registration;
    private readonly RequestPipeline _requests;
    private readonly EnrollmentPictures _pictures;
    private readonly Reconciler _reconciler;
    private readonly EnrollmentTickets _tickets;

    public EnrollmentPipeline(Registration registration, RequestPipeline requests, FaceEnrollmentLimits limits)
    {
        _registration = registration;
        _requests = requests;
        _pictures = new EnrollmentPictures(registration, limits);
        _reconciler = new Reconciler(requests, registration);
        _tickets = new EnrollmentTickets(registration, requests, _reconciler);
        Reconcile = new ReconciliationPipeline(registration, requests, limits);
    }

    /// <summary>Answers tickets.</summary>
    public ReconciliationPipeline Reconcile { get; }

    /// <summary>Runs the operation with these pictures, and reports how it ended.</summary>
    public Task<TResult> RunAsync<TResult>(
        EnrollmentOperation<TResult> operation,
        IReadOnlyList<FaceImage> images,
        FaceEnrollmentOptions options,
        CancellationToken cancellationToken
    )
        where TResult : class => RunAsync<TResult, TResult>(operation, images, options, cancellationToken);

    /// <summary>The same, with the result as its base type: no extra task stands in between.</summary>
    public async Task<TShown> RunAsync<TResult, TShown>(
        EnrollmentOperation<TResult> operation,
        IReadOnlyList<FaceImage> images,
        FaceEnrollmentOptions options,
        CancellationToken cancellationToken
    )
        where TResult : class, TShown
    {
        using var deadline = new Deadline(options.TimeProvider, options.Timeout, cancellationToken);
        var activity = _registration.Telemetry.StartEnrollment(operation.Name, images.Count);
        var start = options.TimeProvider.GetTimestamp();
        OpenedImages? opened = null;
        var phase = "while waiting for another call for the same person";
        try
        {
            var rules = new RequestRules(_registration.Vendor, operation.Name);
            operation.Check(rules);
            rules.Correlation(operation.Subject.Correlation);
            rules.ThrowIfBroken();
            using var pass =
                options.SerializeCallsPerPerson && !operation.IsInsideGate
                    ? await PersonGate
                        .Shared.EnterAsync(_tickets.Person(operation), deadline.Token)
                        .ConfigureAwait(false)
                    : default;
            ThrowIfDeletedLate(operation);
            phase = "while the pictures were opened and checked";
            opened = await _pictures
                .OpenAsync(operation.Name, images, options.Preflight, options.ImagePreparer, deadline.Token)
                .ConfigureAwait(false);
            operation.Images = opened;
            if (options.Ledger is null)
            {
                opened = await MakeReadyAsync(operation, opened, options, deadline.Token).ConfigureAwait(false);
            }

            phase = "before the request was sent";
            var scope = new CallScope(_requests, options, deadline, cancellationToken);
            TResult result;
            try
            {
                result = options.Ledger is null
                    ? await SendAsync(operation, scope, sendNumber: 1, question: null).ConfigureAwait(false)
                    : await SendWithLedgerAsync(operation, images, scope).ConfigureAwait(false);
            }
            finally
            {
                // While the person's gate is held: the person's next call finds nothing of this one still under way.
                _tickets.End(operation);
            }

            _registration.Telemetry.Enrolled(activity, operation.Name, options.TimeProvider.GetElapsedTime(start));
            return result;
        }
        catch (Exception e)
        {
            var failure = e switch
            {
                FaceEnrollmentException own when own.Images.Count != images.Count =>
                    FaceEnrollmentExceptionFactory.With(
                        own,
                        FaceImageOutcome.SameForAll(own.Error, images.Count),
                        own.Ticket
                    ),
                OperationCanceledException and not FaceEnrollmentCanceledException => FailureFactory.Interrupted(
                    _registration.Vendor,
                    operation.Name,
                    FaceEnrollmentCertainty.NotSent,
                    e,
                    cancellationToken,
                    TimeoutFault.OfCall(deadline, phase)
                ),
                _ => e,
            };
            failure = WithEarlier(failure, operation.Question);
            Report(activity, operation, failure, options.TimeProvider.GetElapsedTime(start));
            if (ReferenceEquals(failure, e))
            {
                throw;
            }

            throw failure;
        }
        finally
        {
            opened?.Dispose();
            CallTelemetry.End(activity);
        }
    }

    /// <summary>What earlier calls showed of the vendor.</summary>
    public VendorConditions Conditions => _requests.Conditions;

    private ValueTask<OpenedImages> MakeReadyAsync<TResult>(
        EnrollmentOperation<TResult> operation,
        OpenedImages opened,
        FaceEnrollmentOptions options,
        CancellationToken cancellationToken
    )
        where TResult : class =>
        _pictures.MakeReadyAsync(
            operation.Name,
            opened,
            options.Preflight,
            options.ImagePreparer,
            TicketJournal.IsWanted(options, operation.Subject),
            cancellationToken
        );

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<TResult> SendAsync<TResult>(
        EnrollmentOperation<TResult> operation,
        CallScope scope,
        int sendNumber,
        EnrollmentQuestion? question
    )
        where TResult : class
    {
        var (options, caller) = (scope.Options, scope.Caller);
        var intent = await _tickets.OpenAsync(operation, scope, sendNumber).ConfigureAwait(false);
        var journal = intent is null ? null : Journal(options);
        if (intent is not null)
        {
            intent.Question = question;
        }

        if (
            journal is not null
            && await OpenAsync(journal, intent!, operation, scope).ConfigureAwait(false) is { } recorded
        )
        {
            var found = operation.Found(recorded.Images, recorded.UnattributedFaceIds);
            _tickets.Confirm(operation, intent!.Ticket, found, options.TimeProvider);
            return found;
        }

        _tickets.Sending(operation);
        var outcomeKnown = true;
        FaceEnrollmentException unknown;
        try
        {
            var result = await _requests.ExecuteAsync(operation, scope).ConfigureAwait(false);
            _tickets.Claim(operation, result, options.TimeProvider);
            if (journal is not null)
            {
                _ = await CloseAsync(journal, intent!, ResultFaces.Outcome(result), options).ConfigureAwait(false);
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
                var open = new EnrollmentOutcome(FaceReconciliationStatus.Undecidable);
                _ = await CloseAsync(journal, intent!, open, options).ConfigureAwait(false);
            }

            var error = e.Error.With(FaceImageOutcome.SameForAll(e.Error, operation.Images.Count), lost);
            throw new FaceEnrollmentCanceledException(error, e.InnerException, caller);
        }
        catch (Exception e) when (journal is not null)
        {
            // Our own exceptions say that nothing was enrolled; with any other nobody knows.
            var known = e is FaceEnrollmentException or FaceEnrollmentCanceledException
                ? FaceReconciliationStatus.NotEnrolled
                : FaceReconciliationStatus.Undecidable;
            var failed = new EnrollmentOutcome(known) { Images = (e as FaceEnrollmentException)?.Images };
            _ = await CloseAsync(journal, intent!, failed, options).ConfigureAwait(false);
            throw;
        }
        finally
        {
            await CleanUpAsync(operation, outcomeKnown, options).ConfigureAwait(false);
        }

        var ticket = _tickets.Close(operation, intent?.Ticket, options, sendNumber);
        var outcome = new UnknownEnrollment<TResult>(operation, unknown, ticket, scope);
        // Undecidable while nobody knows: if the caller cancels meanwhile, the ticket stays open with its attempts.
        var answer = new FaceReconciliation(FaceReconciliationStatus.Undecidable);
        try
        {
            answer = await outcome.ResolveAsync(_reconciler, caller).ConfigureAwait(false);
        }
        finally
        {
            if (
                journal is not null
                && !await CloseAsync(journal, intent!, outcome.Recorded(answer), options).ConfigureAwait(false)
            )
            {
                answer = FaceReconciliation.Undecidable("Another process has decided about this call meanwhile.");
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

        using var again = new Deadline(options.TimeProvider, options.Timeout, caller);
        return await SendAsync(operation, new CallScope(_requests, options, again, caller), sendNumber + 1, question)
            .ConfigureAwait(false);
    }
}
