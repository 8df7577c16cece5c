namespace FaceEnroll.Sdk.Enrollment;

/// <summary>The general request as a vendor's own.</summary>
internal static class RequestConversion
{
    /// <exception cref="ArgumentNullException">The request is null.</exception>
    /// <exception cref="ArgumentException">It is another vendor's type: its parameters would be lost.</exception>
    public static TRequest To<TRequest>(
        FaceVendor vendor,
        FaceEnrollmentRequest request,
        Func<FaceEnrollmentRequest, TRequest> convert
    )
        where TRequest : FaceEnrollmentRequest
    {
        ArgumentNullException.ThrowIfNull(request);
        return request as TRequest
            ?? (
                request.GetType() == typeof(FaceEnrollmentRequest)
                    ? Convert(request, convert)
                    : throw new ArgumentException(
                        $"A {request.GetType().Name} cannot be sent to {vendor}: pass a {nameof(FaceEnrollmentRequest)} "
                            + $"or a {typeof(TRequest).Name}.",
                        nameof(request)
                    )
            );
    }

    /// <summary>Copies what every request has, whatever the vendor.</summary>
    private static TRequest Convert<TRequest>(
        FaceEnrollmentRequest request,
        Func<FaceEnrollmentRequest, TRequest> convert
    )
        where TRequest : FaceEnrollmentRequest
    {
        var own = convert(request);
        own.Correlation = request.Correlation;
        own.OnSending = request.OnSending;
        own.Original = request;
        return own;
    }
}
