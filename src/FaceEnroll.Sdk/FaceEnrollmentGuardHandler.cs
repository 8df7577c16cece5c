namespace FaceEnroll.Sdk;

/// <summary>Stand-in: passes everything on.</summary>
public sealed class FaceEnrollmentGuardHandler : DelegatingHandler
{
    /// <summary>A guard whose inner handler is set later.</summary>
    public FaceEnrollmentGuardHandler() { }

    /// <summary>A guard in front of a primary handler.</summary>
    /// <param name="innerHandler">The primary handler.</param>
    public FaceEnrollmentGuardHandler(HttpMessageHandler innerHandler)
        : base(innerHandler) { }
}
