using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace FaceEnroll.Sdk.Erasure;

/// <summary>
/// What deletions of one registration emit: spans, counts and log messages, without an id. A listener may throw: that must not
/// cost the outcome.
/// </summary>
internal sealed class DeletionTelemetry(FaceVendor vendor, string registration, ILogger logger)
{
    private readonly KeyValuePair<string, object?> _vendor = new("faceenroll.vendor", vendor.ToString());
    private readonly KeyValuePair<string, object?> _registration = new("faceenroll.registration", registration);

    /// <summary>A deletion begins.</summary>
    /// <param name="name">The span's name.</param>
    /// <param name="operation">The vendor's name of the operation that deletes.</param>
    public DeletionSpan Start(string name, string operation)
    {
        var activity = CallTelemetry.Start(name);
        activity?.SetTag(_vendor.Key, _vendor.Value);
        activity?.SetTag(_registration.Key, _registration.Value);
        activity?.SetTag("faceenroll.operation", operation);
        return new DeletionSpan(activity);
    }

    /// <summary>Faces were deleted, or some of them.</summary>
    public void Ended(DeletionSpan span, string operation, FaceDeletionResult result)
    {
        var gone = Count(operation, result.Faces.Select(static f => f.Outcome));
        span.Activity?.SetTag("faceenroll.outcome", result.IsComplete ? "gone" : "incomplete");
        span.Activity?.SetStatus(result.IsComplete ? ActivityStatusCode.Unset : ActivityStatusCode.Error);
        FaceEnrollmentLog.Deleted(logger, registration, operation, gone, result.Faces.Count);
    }

    /// <summary>An erasure is as far as its receipt says. What was decided before is not counted again.</summary>
    public void Ended(DeletionSpan span, string operation, FaceErasureReceipt receipt, FaceErasureReceipt? before)
    {
        var known = new HashSet<(string, string?, FaceDeletionOutcome)>(
            before?.Faces.Select(static f => (f.FaceId, f.LibraryId, f.Outcome)) ?? []
        );
        var faces = receipt.Faces.Where(f => !known.Contains((f.FaceId, f.LibraryId, f.Outcome)));
        _ = Count(operation, faces.Select(static f => f.Outcome));
        var gone = receipt.Faces.Count(static f => f.Outcome == FaceDeletionOutcome.Gone);
        var status = receipt.Status.ToString();
        span.Activity?.SetTag("faceenroll.outcome", Name(status));
        Add(FaceEnrollmentTelemetry.Erasures, 1, operation, Name(status));
        FaceEnrollmentLog.Erased(logger, registration, operation, status, gone, receipt.Faces.Count);
    }

    /// <summary>A deletion failed as a whole.</summary>
    public void Failed(DeletionSpan span, string operation, Exception failure)
    {
        var error = (failure as FaceEnrollmentException)?.Error ?? (failure as FaceEnrollmentCanceledException)?.Error;
        span.Activity?.SetTag("error.type", error?.Kind.ToString() ?? failure.GetType().FullName);
        span.Activity?.SetTag("faceenroll.certainty", error?.Certainty.ToString());
        span.Activity?.SetTag("faceenroll.vendor_code", error?.VendorCode);
        span.Activity?.SetTag("faceenroll.request_id", error?.RequestId);
        span.Activity?.SetStatus(ActivityStatusCode.Error);
        if (error is not null)
        {
            var isCanceled = failure is FaceEnrollmentCanceledException;
            FaceEnrollmentLog.Failed(logger, registration, error, isCanceled);
        }

        Add(
            FaceEnrollmentTelemetry.Deletions,
            1,
            operation,
            error is { Certainty: FaceEnrollmentCertainty.Unknown } ? "unknown" : "not_applied"
        );
    }

    private int Count(string operation, IEnumerable<FaceDeletionOutcome> outcomes)
    {
        var gone = 0;
        foreach (var same in outcomes.GroupBy(static o => o))
        {
            var count = same.Count();
            gone += same.Key == FaceDeletionOutcome.Gone ? count : 0;
            Add(FaceEnrollmentTelemetry.Deletions, count, operation, Name(same.Key.ToString()));
        }

        return gone;
    }

    /// <summary>As the other measurements write names.</summary>
    private static string Name(string outcome) =>
        outcome switch
        {
            nameof(FaceDeletionOutcome.AlreadyAbsent) => "already_absent",
            nameof(FaceDeletionOutcome.NotApplied) => "not_applied",
            _ => outcome.ToLowerInvariant(),
        };

    private void Add(Counter<long> counter, long value, string operation, string outcome)
    {
        try
        {
            var tags = new TagList
            {
                _vendor,
                _registration,
                { "faceenroll.operation", operation },
                { "faceenroll.outcome", outcome },
            };
            counter.Add(value, tags);
        }
        catch (Exception)
        {
            // A listener's failure is its own.
        }
    }
}
