using FaceEnroll.Sdk;

namespace FaceEnroll.AspNetCore.Tests;

/// <summary>Finds what it is told to find.</summary>
internal sealed class FakeProbe(FaceEnrollmentProbeResult found) : IFaceEnrollmentProbe
{
    public FaceVendor Vendor => found.Vendor;

    public Task<FaceEnrollmentProbeResult> ProbeAsync(CancellationToken cancellationToken = default) =>
        Task.FromResult(found);
}
