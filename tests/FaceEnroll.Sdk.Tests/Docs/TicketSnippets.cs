using System.Collections.Concurrent;
using FaceEnroll.Sdk;
using FaceEnroll.Sdk.TencentCloud;
using Microsoft.Extensions.DependencyInjection;

namespace Docs;

/// <summary>The documentation's code on tickets and the guard, compiled.</summary>
internal static class TicketSnippets
{
    public static void Register(
        IServiceCollection services,
        Microsoft.Extensions.Configuration.IConfiguration configuration
    )
    {
        // snippet: ticket-store
        services.AddSingleton<IFaceTicketStore, MemoryTickets>();
        services.AddFaceEnrollment(configuration.GetSection("FaceEnrollment"));
        // end snippet
    }

    // snippet: reconcile-pending
    public static async Task SettleAsync(IFacePendingEnrollments enrollments, CancellationToken cancellationToken)
    {
        foreach (var pending in await enrollments.ReconcilePendingAsync(cancellationToken: cancellationToken))
        {
            Console.WriteLine($"{pending.Ticket.Correlation}: {pending.Outcome.Status} {pending.Outcome.Reason}");
        }
    }

    // end snippet

    // snippet: complete-by-hand
    public static ValueTask CompleteByHandAsync(
        IFaceTicketStore store,
        FaceEnrollmentTicket ticket,
        string? faceId, // what you found; null when it is not there
        CancellationToken cancellationToken
    )
    {
        var outcome = faceId is null
            ? new FaceReconciliation(FaceReconciliationStatus.NotEnrolled)
            : new FaceReconciliation(FaceReconciliationStatus.Enrolled) { FaceIds = [faceId] };
        return store.CompleteAsync(ticket, outcome, cancellationToken);
    }

    // end snippet

    public static async Task Correlate(
        IFaceEnrollmentClient client,
        FaceImage portrait,
        IRows rows,
        CancellationToken cancellationToken
    )
    {
        // snippet: on-sending-of-a-request
        var request = new FaceEnrollmentRequest("person-1", portrait)
        {
            Correlation = "row 4711", // in the ticket only: never sent, logged or traced
            OnSending = (ticket, sent, token) => rows.SaveAsync(sent.Correlation, ticket.ToJson(), token),
        };
        await client.EnrollAsync(request, cancellationToken);
        // end snippet
    }

    // snippet: ask-until-known
    public static async Task<bool?> IsEnrolledAsync(
        IFaceEnrollmentReconciler reconciler,
        FaceEnrollmentTicket ticket,
        FaceEnrollmentRequest original,
        CancellationToken cancellationToken
    )
    {
        var answer = await reconciler.ReconcileUntilKnownAsync(
            ticket,
            original, // where the vendor finds a face by its picture; else null
            waitAtMost: TimeSpan.FromMinutes(20),
            cancellationToken: cancellationToken
        );
        return answer.Status switch
        {
            FaceReconciliationStatus.Enrolled => true,
            FaceReconciliationStatus.NotEnrolled => false, // sending again is safe, and your decision
            _ => null, // answer.Reason says why nobody can tell
        };
    }

    // end snippet

    public static void Guarded(TencentCloudOptions options, DelegatingHandler yourHandler)
    {
        // snippet: guard
        var wire = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false };
        yourHandler.InnerHandler = new FaceEnrollmentGuardHandler(wire); // innermost: right before what sends
        var client = new TencentCloudFaceEnrollmentClient(options, new HttpClient(yourHandler));
        // end snippet
        _ = client;
    }

    internal interface IRows
    {
        ValueTask SaveAsync(string? row, string ticket, CancellationToken cancellationToken);
    }
}

// snippet: memory-tickets
/// <summary>Shows what a store does. A real one writes to a database: this one forgets at a restart.</summary>
public sealed class MemoryTickets : IFaceTicketStore
{
    private readonly ConcurrentDictionary<string, string> _open = new();

    public ValueTask SaveAsync(FaceEnrollmentTicket ticket, CancellationToken cancellationToken)
    {
        _open[ticket.OperationId] = ticket.ToJson(); // inserts or replaces
        return default;
    }

    public ValueTask CompleteAsync(
        FaceEnrollmentTicket ticket,
        FaceReconciliation outcome,
        CancellationToken cancellationToken
    )
    {
        _open.TryRemove(ticket.OperationId, out _);
        return default;
    }

    public ValueTask<IReadOnlyList<FaceEnrollmentTicket>> GetOpenAsync(
        FaceVendor vendor,
        string account,
        string? personId,
        CancellationToken cancellationToken
    ) =>
        new(
            _open
                .Values.Select(FaceEnrollmentTicket.FromJson)
                .Where(t => t.Vendor == vendor && t.Account == account && (personId is null || t.PersonId == personId))
                .OrderBy(t => t.CreatedAt)
                .ToList()
        );
}

// end snippet
