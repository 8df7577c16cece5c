namespace FaceEnroll.Sdk.Enrollment;

/// <summary>Whom a request is about, and what its caller said about it; the same for every kind of request.</summary>
internal readonly struct EnrollmentSubject
{
    /// <summary>Most characters of a caller's own text.</summary>
    public const int MaxCorrelation = 256;

    public string PersonId { get; private init; }

    public string? Correlation { get; private init; }

    /// <summary>The request's own callback before the first byte; null when it has none.</summary>
    public Func<FaceEnrollmentTicket, CancellationToken, ValueTask>? OnSending { get; private init; }

    public static EnrollmentSubject Of(FaceEnrollmentRequest request) =>
        new()
        {
            PersonId = request.PersonId,
            Correlation = request.Correlation,
            OnSending = request.OnSending is { } told
                ? (ticket, token) => told(ticket, request.Original ?? request, token)
                : null,
        };

    public static EnrollmentSubject Of(FacePersonRequest request) =>
        new()
        {
            PersonId = request.PersonId,
            Correlation = request.Correlation,
            OnSending = request.OnSending is { } told ? (ticket, token) => told(ticket, request, token) : null,
        };
}
