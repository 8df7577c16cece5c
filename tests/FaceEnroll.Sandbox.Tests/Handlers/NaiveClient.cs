using FaceEnroll.Sdk;

namespace FaceEnroll.Sandbox.Tests.Handlers;

/// <summary>Does on purpose what a client must not do.</summary>
internal sealed class NaiveClient(IFaceEnrollmentClient inner) : IFaceEnrollmentClient
{
    /// <summary>Enrolls again after any failure.</summary>
    public bool Retries { get; init; }

    /// <summary>Says that it went well when it did not.</summary>
    public bool Pretends { get; init; }

    /// <summary>Throws anything.</summary>
    public bool Throws { get; init; }

    /// <summary>Says this of every failure.</summary>
    public FaceEnrollmentCertainty? SaysOfALoss { get; init; }

    /// <summary>Fails with this when all went well.</summary>
    public FaceEnrollmentCertainty? SaysOfSuccess { get; init; }

    /// <summary>Gives up after this time, says that nothing was applied, and lets the call go on.</summary>
    public TimeSpan? LeavesAfter { get; init; }

    public FaceVendor Vendor => inner.Vendor;

    public FaceEnrollmentLimits Limits => inner.Limits;

    public async Task<FaceEnrollmentResult> EnrollAsync(
        FaceEnrollmentRequest request,
        CancellationToken cancellationToken = default
    )
    {
        if (Throws)
        {
            throw new InvalidOperationException();
        }

        var call = inner.EnrollAsync(request, cancellationToken);
        if (LeavesAfter is { } time && await Task.WhenAny(call, Task.Delay(time, cancellationToken)) != call)
        {
            throw Failure(FaceEnrollmentCertainty.NotApplied);
        }

        try
        {
            var result = await call;
            return SaysOfSuccess is { } certainty ? throw Failure(certainty) : result;
        }
        catch (FaceEnrollmentException) when (Retries)
        {
            return await inner.EnrollAsync(request, cancellationToken);
        }
        catch (FaceEnrollmentException) when (Pretends)
        {
            return new FaceEnrollmentResult(Vendor, "r", [new FaceImageOutcome(0, FaceImageStatus.Enrolled)]);
        }
        catch (FaceEnrollmentException) when (SaysOfALoss is { } certainty)
        {
            throw Failure(certainty);
        }
    }

    private FaceEnrollmentException Failure(FaceEnrollmentCertainty certainty) =>
        new(new FaceEnrollmentError(Vendor, "Enroll", FaceEnrollmentErrorKind.Transport, certainty));
}
