using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.Images;
using FaceEnroll.Sdk.Journal;
using FaceEnroll.Sdk.Reconciliation;
using FaceEnroll.Sdk.Tickets;

namespace FaceEnroll.Sdk.Enrollment;

/// <content>What a ledger adds to a call; without one, nothing here runs.</content>
internal sealed partial class EnrollmentPipeline
{
    /// <summary>The ledger is asked before the pictures are prepared, and may have the answer.</summary>
    private async ValueTask<TResult> SendWithLedgerAsync<TResult>(
        EnrollmentOperation<TResult> operation,
        IReadOnlyList<FaceImage> images,
        CallScope scope
    )
        where TResult : class
    {
        var question = images.Count == 0 ? null : await AskAsync(operation, images, scope).ConfigureAwait(false);
        operation.Question = question;
        if (
            question is not null
            && await LedgeredJournal.LookUpAsync(scope.Options.Ledger!, question, scope.Token).ConfigureAwait(false)
                is { } recorded
        )
        {
            return operation.Found(recorded.Images, recorded.UnattributedFaceIds);
        }

        operation.Images = await MakeReadyAsync(operation, operation.Images, scope.Options, scope.Token)
            .ConfigureAwait(false);
        if (question is { IsRehearsal: true })
        {
            throw new EnrollmentRehearsedException();
        }

        return await SendAsync(operation, scope, sendNumber: 1, question).ConfigureAwait(false);
    }

    private async ValueTask<EnrollmentQuestion> AskAsync<TResult>(
        EnrollmentOperation<TResult> operation,
        IReadOnlyList<FaceImage> images,
        CallScope scope
    )
        where TResult : class
    {
        var sources = new string[images.Count];
        try
        {
            for (var i = 0; i < sources.Length; i++)
            {
                sources[i] = operation.Images[i] is { } opened
                    ? await TicketParts.HashAsync(opened, scope.Token).ConfigureAwait(false)
                    : TicketParts.UrlKey(images[i]);
            }
        }
        catch (ImageReadException e)
        {
            throw FailureFactory.OfSource(_registration.Vendor, operation.Name, e);
        }

        return new EnrollmentQuestion
        {
            Vendor = _registration.Vendor,
            Operation = operation.Name,
            Registration = _registration.Name,
            Account = _registration.AccountOf(scope.Options),
            IsAccountNamed = scope.Options.Account is not null,
            Endpoint = operation.CalledEndpoint,
            PersonId = operation.PersonId,
            LibraryId = operation.LibraryId,
            Sources = sources,
            IsReplacement = operation.IsInsideGate,
            ReplacedFaceIds = operation.ReplacedFaceIds ?? [],
            CreatedIn = operation.CreatedIn,
            ReadFacesAsync = operation.ReadBack is { Obstacle: null } readBack
                ? ticket => Reconciler.ReadSettledAsync(readBack, ticket, operation.Images, scope)
                : null,
        };
    }

    /// <summary>A failure of this call says nothing of what an earlier one sent.</summary>
    private static Exception WithEarlier(Exception failure, EnrollmentQuestion? question)
    {
        if (
            failure is not FaceEnrollmentException { Certainty: not FaceEnrollmentCertainty.Unknown } own
            || question?.OpenTicket is not { } ticket
        )
        {
            return failure;
        }

        var error = own.Error.As(FaceEnrollmentCertainty.Unknown);
        var unknown = FaceImageOutcome.SameForAll(error, question.Sources.Count);
        var images = own
            .Images.Select(
                (image, i) =>
                    question.OpenImages.Contains(i) && image.Status != FaceImageStatus.Enrolled ? unknown[i] : image
            )
            .ToList();
        return images.Exists(image => image.Status == FaceImageStatus.Unknown)
            ? FaceEnrollmentExceptionFactory.Create(
                error.With(images, ticket, $"An earlier send is open. {own.Error.Detail}".TrimEnd()),
                own.Advice,
                own
            )
            : failure;
    }

    /// <summary>Whoever records the send.</summary>
    private IEnrollmentJournal Journal(FaceEnrollmentOptions options)
    {
        var tickets = new TicketJournal(_registration, options);
        return options.Ledger is { } ledger ? new LedgeredJournal(_registration, options, ledger, tickets) : tickets;
    }
}
