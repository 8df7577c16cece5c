using FaceEnroll.Sandbox.Tests.Support;
using FaceEnroll.Sdk;
using FaceEnroll.Torture;

namespace FaceEnroll.Sandbox.Tests.Clients;

/// <summary>The probe over real sockets.</summary>
public sealed class ProbeTests : SdkFixture
{
    [Test]
    public async Task Probe_VendorIsThere_IsHealthyAndCallsNoOperation([ValueSource(nameof(Vendors))] FaceVendor vendor)
    {
        var result = await ProbeAsync(vendor);
        Assert.That((result.IsHealthy, result.Problem), Is.EqualTo((true, (string?)null)));
        Assert.That((result.IsReachable, result.StatusCode), Is.EqualTo((true, 200)));
        Assert.That(result.RoundTrip, Is.GreaterThan(TimeSpan.Zero));
        Assert.That(result.ClockOffset, Is.Not.Null);
        Assert.That(Sandbox.Requests, Is.Empty, "no vendor's stand-in saw anything");
    }

    [Test]
    public async Task Probe_VendorsClockIsHoursOff_SaysByHowMuch([ValueSource(nameof(Vendors))] FaceVendor vendor)
    {
        Sandbox.ClockOffset = TimeSpan.FromHours(2);
        var result = await ProbeAsync(vendor);
        Assert.That(result.ClockOffset, Is.EqualTo(TimeSpan.FromHours(2)).Within(TimeSpan.FromMinutes(1)));
        Assert.That(result.IsHealthy, Is.EqualTo(vendor == FaceVendor.FinAuth), "FinAuth documents no window");
    }

    [Test]
    public async Task Probe_NobodyListens_IsRefused([ValueSource(nameof(Vendors))] FaceVendor vendor)
    {
        var gone = await FaceEnrollSandbox.StartAsync();
        await gone.DisposeAsync();
        var result = await ((IFaceEnrollmentProbe)SdkClients.Create(vendor, gone, Http)).ProbeAsync();
        Assert.That((result.IsHealthy, result.IsReachable), Is.EqualTo((false, false)));
        Assert.That(result.Problem, Is.EqualTo("The host cannot be reached: ConnectionRefused."));
    }

    [Test]
    public async Task Probe_CertificateIsNotTrusted_IsATlsProblem([ValueSource(nameof(Vendors))] FaceVendor vendor)
    {
        await using var secure = await FaceEnrollSandbox.StartAsync(new FaceEnrollSandboxOptions { UseHttps = true });
        var result = await ((IFaceEnrollmentProbe)SdkClients.Create(vendor, secure, Http)).ProbeAsync();
        Assert.That((result.IsHealthy, result.HasCredentials), Is.EqualTo((false, true)));
        Assert.That(result.Problem, Is.EqualTo("The host cannot be reached: the TLS handshake failed."));
    }

    private Task<FaceEnrollmentProbeResult> ProbeAsync(FaceVendor vendor) =>
        ((IFaceEnrollmentProbe)Client(vendor)).ProbeAsync();
}
