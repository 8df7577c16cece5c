using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.Images;
using FaceEnroll.Sdk.Pacing;
using FaceEnroll.Sdk.Reconciliation;
using FaceEnroll.Sdk.Tickets;

namespace FaceEnroll.Sdk.Enrollment;

/// <summary>One question about a ticket, from its checks to its answer. It sends no picture to be enrolled.</summary>
internal sealed class ReconciliationPipeline(
    Registration registration,
    RequestPipeline requests,
    FaceEnrollmentLimits limits
)
{
    private readonly EnrollmentPictures _pictures = new(registration, limits);
    private readonly Reconciler _reconciler = new(requests, registration);

    /// <summary>Answers a ticket.</summary>
    public async Task<FaceReconciliation> RunAsync(
        FaceReadBack readBack,
        Uri endpoint,
        FaceEnrollmentTicket ticket,
        FaceEnrollmentRequest? request,
        FaceEnrollmentOptions options,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(ticket);
        if (ticket.Fault() is { } fault)
        {
            throw new ArgumentException($"The ticket is not a whole one: {fault}.", nameof(ticket));
        }

        if (ticket.Vendor != registration.Vendor || !VendorHome.IsOne(ticket.Endpoint, TicketParts.Authority(endpoint)))
        {
            throw new ArgumentException(
                $"The ticket is not of {registration.Vendor} at this endpoint.",
                nameof(ticket)
            );
        }

        if (ticket.Account is { } account && account != registration.AccountOf(options))
        {
            throw new ArgumentException(
                $"The ticket is of another account than this registration's ({registration.Name}). Where both are the same "
                    + "account, give the registrations the same option Account.",
                nameof(ticket)
            );
        }

        const string Operation = "Reconcile";
        using var deadline = new Deadline(options.TimeProvider, options.Timeout, cancellationToken);
        try
        {
            using var pass = options.SerializeCallsPerPerson
                ? await PersonGate.Shared.EnterAsync(PersonKey.Of(ticket), deadline.Token).ConfigureAwait(false)
                : default;
            using var opened = request is null
                ? null
                : await _pictures
                    .OpenAsync(Operation, request.Images, FaceImagePreflight.Off, null, deadline.Token)
                    .ConfigureAwait(false);
            if (
                opened is not null
                && !await TicketParts.MatchesAsync(ticket, opened, deadline.Token).ConfigureAwait(false)
            )
            {
                throw new ArgumentException("The pictures are not those of the ticket.", nameof(request));
            }

            if (opened is not null && !readBack.ComparesIds && options.ImagePreparer is { } preparer)
            {
                // What was sent, as far as the preparer makes the same of it again: a face is found by its picture here.
                await _pictures.PrepareQuestionAsync(Operation, opened, preparer, deadline.Token).ConfigureAwait(false);
            }

            await HoldOthersAsync(readBack, ticket, options, deadline.Token).ConfigureAwait(false);
            var scope = new CallScope(requests, options, deadline, cancellationToken);
            return await _reconciler.AskAsync(readBack, ticket, opened, scope).ConfigureAwait(false);
        }
        catch (ImageReadException e)
        {
            throw Reading(FailureFactory.OfSource(registration.Vendor, Operation, e));
        }
        catch (FaceEnrollmentException e)
        {
            throw Reading(e);
        }
        catch (FaceEnrollmentCanceledException e)
        {
            throw Reading(e);
        }
        catch (OperationCanceledException e) when (e is not FaceEnrollmentCanceledException)
        {
            throw Reading(
                FailureFactory.Interrupted(
                    registration.Vendor,
                    Operation,
                    FaceEnrollmentCertainty.NotSent,
                    e,
                    cancellationToken,
                    TimeoutFault.OfCall(deadline, "before the vendor was asked")
                )
            );
        }
    }

    /// <summary>The failure of a question is not the enrollment's.</summary>
    private static Exception Reading(Exception failure) =>
        failure switch
        {
            FaceEnrollmentException known => FaceEnrollmentExceptionFactory.For(known, FaceOperationPurpose.Read),
            FaceEnrollmentCanceledException canceled => FaceEnrollmentExceptionFactory.For(
                canceled,
                FaceOperationPurpose.Read
            ),
            _ => failure,
        };

    /// <summary>The person's other open tickets in the store may claim a face too.</summary>
    private async ValueTask HoldOthersAsync(
        FaceReadBack readBack,
        FaceEnrollmentTicket ticket,
        FaceEnrollmentOptions options,
        CancellationToken cancellationToken
    )
    {
        if (options.TicketStore is not { } store)
        {
            return;
        }

        try
        {
            _ = await OpenTickets
                .ReadAsync(
                    store,
                    ticket,
                    registration.AccountOf(options),
                    Reconciler.Window(readBack),
                    cancellationToken
                )
                .ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            throw FailureFactory.OfHost(registration.Vendor, "Reconcile", "The ticket store", e);
        }
    }
}
