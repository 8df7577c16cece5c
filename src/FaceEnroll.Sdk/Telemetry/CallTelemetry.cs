using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace FaceEnroll.Sdk;

/// <summary>
/// What one registration's calls emit: spans, measurements and log messages. A listener may throw: that must
/// not cost the outcome of a call, so nothing here lets its exception through.
/// </summary>
internal sealed class CallTelemetry(FaceVendor vendor, string registration, ILogger logger)
{
    private const string OperationTag = "faceenroll.operation";

    private readonly KeyValuePair<string, object?> _vendor = new("faceenroll.vendor", vendor.ToString());
    private readonly KeyValuePair<string, object?> _registration = new("faceenroll.registration", registration);

    /// <summary>Begins a span; null when nobody listens.</summary>
    public static Activity? Start(string name)
    {
        var host = Activity.Current;
        try
        {
            return FaceEnrollmentTelemetry.Source.StartActivity(name, ActivityKind.Client);
        }
        catch (Exception)
        {
            // A listener's failure is its own. The span that it did not want must not stay the current one.
            Activity.Current = host;
            return null;
        }
    }

    /// <summary>Begins the span of an enrollment; null when nobody listens.</summary>
    public Activity? StartEnrollment(string operation, int pictures)
    {
        var activity = Start("enroll");
        if (activity is { IsAllDataRequested: true })
        {
            activity.SetTag(_vendor.Key, _vendor.Value);
            activity.SetTag(_registration.Key, _registration.Value);
            activity.SetTag(OperationTag, operation);
            activity.SetTag("faceenroll.pictures", pictures);
        }

        return activity;
    }

    /// <summary>An enrollment succeeded, at least in part.</summary>
    public void Enrolled(Activity? activity, string operation, TimeSpan duration)
    {
        activity?.SetTag("faceenroll.outcome", "enrolled");
        Record(duration, operation, "enrolled", null);
        FaceEnrollmentLog.Enrolled(logger, registration, operation, duration.TotalMilliseconds);
    }

    /// <summary>An enrollment failed, or its outcome is unknown.</summary>
    public void Failed(Activity? activity, FaceEnrollmentError error, bool isCanceled, TimeSpan duration)
    {
        var outcome =
            error.Certainty == FaceEnrollmentCertainty.Unknown ? "unknown"
            : isCanceled ? "canceled"
            : "not_enrolled";
        var kind = error.Kind.ToString();
        if (activity is not null)
        {
            activity.SetTag("faceenroll.outcome", outcome);
            activity.SetTag("error.type", kind);
            activity.SetTag("faceenroll.certainty", error.Certainty.ToString());
            activity.SetTag("faceenroll.vendor_code", error.VendorCode);
            activity.SetTag("faceenroll.request_id", error.RequestId);
            activity.SetStatus(ActivityStatusCode.Error);
        }

        Record(duration, error.Operation, outcome, kind);
        if (error.Certainty == FaceEnrollmentCertainty.Unknown)
        {
            Add(FaceEnrollmentTelemetry.UnknownOutcomes, 1);
            FaceEnrollmentLog.OutcomeUnknown(logger, registration, error, isCanceled);
        }
        else
        {
            FaceEnrollmentLog.Failed(logger, registration, error, isCanceled);
        }
    }

    /// <summary>An exception that is not ours stopped an enrollment: the host has it.</summary>
    public void Stopped(Activity? activity, string operation, Exception cause, bool wasSigned, TimeSpan duration)
    {
        // It says nothing about what happened before it: nothing can have been sent only where nothing was signed.
        var outcome = wasSigned ? "unknown" : "not_enrolled";
        var type = cause.GetType().FullName;
        if (activity is not null)
        {
            activity.SetTag("faceenroll.outcome", outcome);
            activity.SetTag("error.type", type);
            activity.SetStatus(ActivityStatusCode.Error);
        }

        Record(duration, operation, outcome, type);
        if (wasSigned)
        {
            Add(FaceEnrollmentTelemetry.UnknownOutcomes, 1);
        }
    }

    /// <summary>The span is over.</summary>
    public static void End(Activity? activity)
    {
        try
        {
            activity?.Dispose();
        }
        catch (Exception)
        {
            // A listener's failure is its own.
        }
    }

    /// <summary>An attempt begins.</summary>
    public void Attempt(string operation) => Add(FaceEnrollmentTelemetry.Attempts, 1, OperationTag, operation);

    /// <summary>An attempt waited for the rate limiter.</summary>
    public void Waited(TimeSpan wait) =>
        Record(FaceEnrollmentTelemetry.LimiterWait, wait, new TagList { _vendor, _registration });

    /// <summary>An attempt is over, and has handed over this much of its body.</summary>
    public void Sent(string operation, long bytes) =>
        Add(FaceEnrollmentTelemetry.BytesSent, bytes, OperationTag, operation);

    /// <summary>An attempt failed.</summary>
    public void AttemptFailed(FaceEnrollmentError error)
    {
        if (error.Kind == FaceEnrollmentErrorKind.Throttled)
        {
            Add(FaceEnrollmentTelemetry.Throttles, 1, OperationTag, error.Operation);
        }
    }

    /// <summary>Another attempt follows a failed one.</summary>
    public void Retry(FaceEnrollmentError error, TimeSpan delay)
    {
        var kind = error.Kind.ToString();
        Add(FaceEnrollmentTelemetry.Retries, 1, "error.type", kind);
        Span?.AddEvent(new ActivityEvent("retry", tags: new ActivityTagsCollection { ["error.type"] = kind }));
        FaceEnrollmentLog.Retry(logger, registration, error.Operation, error.Kind, delay.TotalMilliseconds);
    }

    /// <summary>The clock was corrected from a reply.</summary>
    public void ClockCorrected(TimeSpan offset) =>
        FaceEnrollmentLog.ClockCorrected(logger, registration, offset.TotalSeconds);

    /// <summary>Refused credentials or a refused token were dropped.</summary>
    public void CredentialsDropped(string operation)
    {
        Add(FaceEnrollmentTelemetry.CredentialRefreshes, 1);
        FaceEnrollmentLog.CredentialsDropped(logger, registration, operation);
    }

    /// <summary>Reading back answered.</summary>
    public void Reconciled(string operation, FaceReconciliationStatus status)
    {
        Span?.SetTag("faceenroll.reconciliation", status.ToString());
        FaceEnrollmentLog.Reconciled(logger, registration, operation, status);
    }

    /// <summary>The enrollment's span; null where nobody listens or none runs: the host's own span is not ours to write to.</summary>
    private static Activity? Span =>
        Activity.Current is { } current && ReferenceEquals(current.Source, FaceEnrollmentTelemetry.Source)
            ? current
            : null;

    private void Record(TimeSpan duration, string operation, string outcome, string? kind)
    {
        if (!FaceEnrollmentTelemetry.Duration.Enabled)
        {
            return;
        }

        var tags = new TagList
        {
            _vendor,
            _registration,
            new(OperationTag, operation),
            new("faceenroll.outcome", outcome),
        };
        if (kind is not null)
        {
            tags.Add("error.type", kind);
        }

        Record(FaceEnrollmentTelemetry.Duration, duration, tags);
    }

    private static void Record(Histogram<double> histogram, TimeSpan time, in TagList tags)
    {
        try
        {
            histogram.Record(time.TotalSeconds, tags);
        }
        catch (Exception)
        {
            // A listener's failure is its own.
        }
    }

    private void Add(Counter<long> counter, long value, string? tag = null, string? text = null)
    {
        if (!counter.Enabled)
        {
            return;
        }

        var tags = new TagList { _vendor, _registration };
        if (tag is not null)
        {
            tags.Add(tag, text);
        }

        try
        {
            counter.Add(value, tags);
        }
        catch (Exception)
        {
            // A listener's failure is its own.
        }
    }
}
