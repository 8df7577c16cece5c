using FaceEnroll.Sdk;
using Microsoft.Extensions.DependencyInjection;

namespace Docs;

/// <summary>The README's code on credentials, errors and what to do about them, compiled.</summary>
internal static class ReadmeCareSnippets
{
    public static void Credentials(IServiceCollection services, IVault vault)
    {
        // snippet: credentials-provider
        services
            .AddFaceEnrollment()
            .AddAlibabaIdVerification(options =>
            {
                options.Region = "ap-southeast-1";
                options.LibraryId = "sgl0001";
                options.CredentialsProvider = async cancellationToken =>
                {
                    var keys = await vault.GetTemporaryKeysAsync(cancellationToken);
                    return new FaceEnrollmentCredentials(keys.Id, keys.Secret, keys.SessionToken);
                };
            });
        // end snippet
    }

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

    public static void Resilience(IServiceCollection services)
    {
        // snippet: resilience-options
        services
            .AddFaceEnrollment()
            .AddTencentCloud(options =>
            {
                options.Timeout = TimeSpan.FromSeconds(30); // one call, waiting and retries included
                options.AttemptTimeout = TimeSpan.FromSeconds(10);
                options.Retry.MaxRetries = 2;
                options.RequestsPerSecond = 20;
                options.RateLimiterQueueLimit = 500;
                options.CircuitBreaker = new FaceCircuitBreakerOptions { BreakDuration = TimeSpan.FromSeconds(30) };
            });
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

    public static void Proxy(IServiceCollection services)
    {
        // snippet: proxy
        services
            .AddHttpClient("FaceEnroll.Sdk:TencentCloud")
            .ConfigurePrimaryHttpMessageHandler(() =>
                new SocketsHttpHandler
                {
                    Proxy = new System.Net.WebProxy("http://proxy.example:3128"),
                    AllowAutoRedirect = false,
                    UseCookies = false,
                }
            );
        // end snippet
    }

    private static void AskForAnotherPicture(IReadOnlyList<FaceImageOutcome> images) => _ = images;

    private static Task SaveForLaterAsync(FaceEnrollmentTicket ticket) => Task.FromResult(ticket.ToJson());

    private static void StopTheJob(FaceEnrollmentBlockedException e) => _ = e;

    private static void TryAgainLater(TimeSpan? wait) => _ = wait;

    internal interface IVault
    {
        Task<(string Id, string Secret, string SessionToken)> GetTemporaryKeysAsync(
            CancellationToken cancellationToken
        );
    }

    internal interface ITicketStore
    {
        ValueTask SaveAsync(string ticket, CancellationToken cancellationToken);
    }
}
