using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace FaceEnroll.Sdk;

/// <summary>
/// What this library emits: one <see cref="ActivitySource"/> and one <see cref="Meter"/> of the same name. Give
/// <see cref="Name"/> to OpenTelemetry's <c>AddSource</c> and <c>AddMeter</c>.
/// </summary>
/// <remarks>Tags are of low cardinality and never hold an id, a URL, a key or a picture. Free when nobody listens.</remarks>
public static class FaceEnrollmentTelemetry
{
    /// <summary>Name of the source and of the meter.</summary>
    public const string Name = "FaceEnroll.Sdk";

    private static readonly string? s_version = typeof(FaceEnrollmentTelemetry).Assembly.GetName().Version?.ToString(3);

    internal static readonly ActivitySource Source = new(Name, s_version);

    internal static readonly Meter Meter = new(Name, s_version);

    /// <summary>
    /// OpenTelemetry's own buckets are made for milliseconds: by them every time in seconds falls into the first. These go
    /// from a few milliseconds to a minute.
    /// </summary>
    private static readonly InstrumentAdvice<double> s_seconds = new()
    {
        HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 30, 60],
    };

    internal static readonly Histogram<double> Duration = Meter.CreateHistogram<double>(
        "faceenroll.enroll.duration",
        "s",
        "Time of one enrollment, waiting and retries included.",
        tags: null,
        s_seconds
    );

    internal static readonly Counter<long> Attempts = Meter.CreateCounter<long>(
        "faceenroll.attempts",
        "{attempt}",
        "Requests begun, preparations included."
    );

    internal static readonly Counter<long> Retries = Meter.CreateCounter<long>(
        "faceenroll.retries",
        "{retry}",
        "Attempts after a failed one, by the failure's kind."
    );

    internal static readonly Counter<long> Throttles = Meter.CreateCounter<long>(
        "faceenroll.throttles",
        "{reply}",
        "Replies by which a vendor refused for its rate."
    );

    internal static readonly Counter<long> UnknownOutcomes = Meter.CreateCounter<long>(
        "faceenroll.unknown_outcomes",
        "{enrollment}",
        "Enrollments that ended without anybody knowing whether the face is in the library."
    );

    internal static readonly Counter<long> BytesSent = Meter.CreateCounter<long>(
        "faceenroll.body.sent",
        "By",
        "Bytes of request bodies handed to the wire."
    );

    internal static readonly Histogram<double> LimiterWait = Meter.CreateHistogram<double>(
        "faceenroll.limiter.wait",
        "s",
        "Time that an attempt waited for the rate limiter.",
        tags: null,
        s_seconds
    );

    internal static readonly Counter<long> CredentialRefreshes = Meter.CreateCounter<long>(
        "faceenroll.credential_refreshes",
        "{refresh}",
        "Refused credentials or tokens that were fetched anew."
    );

    internal static readonly Counter<long> Deletions = Meter.CreateCounter<long>(
        "faceenroll.deletions",
        "{face}",
        "Faces that were to be deleted, by what became of them."
    );

    internal static readonly Counter<long> Erasures = Meter.CreateCounter<long>(
        "faceenroll.erasures",
        "{receipt}",
        "Erasures of people begun or verified, by the receipt's state."
    );
}
