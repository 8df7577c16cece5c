using FaceEnroll.Sdk;
using Microsoft.Extensions.DependencyInjection;

namespace Docs;

/// <summary>The code of the page on handling errors, compiled.</summary>
internal static class HandlingErrorsSnippets
{
    public static async Task Errors(
        IFaceEnrollmentClient client,
        FaceEnrollmentRequest request,
        CancellationToken cancellationToken
    )
    {
        // snippet: handle-errors
        try
        {
            await client.EnrollAsync(request, cancellationToken);
        }
        catch (FaceImageRejectedException e)
        {
            AskForAnotherPicture(e.Images); // which picture, and why
        }
        catch (FaceEnrollmentOutcomeUnknownException e)
        {
            await SaveForLaterAsync(e.Ticket!); // may be enrolled: ask before sending again
        }
        catch (FaceEnrollmentBlockedException e) when (e.Scope == FaceEnrollmentBlockScope.Account)
        {
            StopTheJob(e); // quota or bill
        }
        catch (FaceEnrollmentException e) when (e.Kind == FaceEnrollmentErrorKind.ImageSource)
        {
            LookAtThePicture(e); // its file or stream failed: again only when that is mended
        }
        catch (FaceEnrollmentException e) when (e.IsRetryable)
        {
            TryAgainLater(e.Error.RetryAfter); // surely not enrolled
        }
        catch (FaceEnrollmentCanceledException e) when (e.Certainty == FaceEnrollmentCertainty.Unknown)
        {
            await SaveForLaterAsync(e.Ticket!); // canceled too late to be sure
        }
        // end snippet
    }

    public static void OnUnknown(IServiceCollection services, ITicketStore tickets)
    {
        // snippet: on-unknown
        services
            .AddFaceEnrollment()
            .AddTencentCloud(options =>
            {
                options.OnUnknown = FaceUnknownOutcome.Reconcile;
                options.OnSending = (ticket, cancellationToken) =>
                    tickets.SaveAsync(ticket.ToJson(), cancellationToken);
            });
        // end snippet
    }

    // snippet: reconcile
    public static async Task<bool?> FindOutAsync(
        IFaceEnrollmentReconciler reconciler,
        string savedTicket,
        FaceEnrollmentRequest original,
        CancellationToken cancellationToken
    )
    {
        var ticket = FaceEnrollmentTicket.FromJson(savedTicket);
        var answer = await reconciler.ReconcileAsync(ticket, original, cancellationToken);
        return answer.Status switch
        {
            FaceReconciliationStatus.Enrolled => true,
            FaceReconciliationStatus.NotEnrolled => false, // sending again is safe, and your decision
            FaceReconciliationStatus.NotYetVisible => null, // ask again after answer.AskAgainAfter
            _ => null, // answer.Reason says why nobody can tell
        };
    }

    // end snippet

    private static void AskForAnotherPicture(IReadOnlyList<FaceImageOutcome> images) => _ = images;

    private static Task SaveForLaterAsync(FaceEnrollmentTicket ticket) => Task.FromResult(ticket.ToJson());

    private static void LookAtThePicture(FaceEnrollmentException e) => _ = e;

    private static void StopTheJob(FaceEnrollmentBlockedException e) => _ = e;

    private static void TryAgainLater(TimeSpan? wait) => _ = wait;

    internal interface ITicketStore
    {
        ValueTask SaveAsync(string ticket, CancellationToken cancellationToken);
    }
}
