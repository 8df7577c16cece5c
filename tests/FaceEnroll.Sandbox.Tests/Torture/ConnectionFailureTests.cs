using System.Diagnostics.Metrics;
using System.Net;
using System.Net.Sockets;
using FaceEnroll.Sandbox.Tests.Support;
using FaceEnroll.Sdk;
using FaceEnroll.Torture;

namespace FaceEnroll.Sandbox.Tests.Torture;

/// <summary>Whoever never reached the vendor has sent nothing, and may try again.</summary>
public sealed class ConnectionFailureTests : SdkFixture
{
    [Test]
    public Task NoSuchHost_IsNotSent([ValueSource(nameof(Vendors))] FaceVendor vendor) =>
        AssertNotSentAsync(vendor, new Uri("https://nothing-here.invalid/"));

    [Test]
    public Task RefusedConnection_IsNotSent([ValueSource(nameof(Vendors))] FaceVendor vendor)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var url = new Uri($"http://{listener.LocalEndpoint}/");
        listener.Stop();
        return AssertNotSentAsync(vendor, url);
    }

    [Test]
    public Task PlainServerOnHttps_IsNotSent([ValueSource(nameof(Vendors))] FaceVendor vendor) =>
        AssertNotSentAsync(vendor, new UriBuilder(Sandbox.Url) { Scheme = "https" }.Uri);

    [Test]
    public async Task UntrustedCertificate_IsNotSent_AndATrustedOneIsTaken(
        [ValueSource(nameof(Vendors))] FaceVendor vendor
    )
    {
        await using var safe = await FaceEnrollSandbox.StartAsync(new FaceEnrollSandboxOptions { UseHttps = true });

        await AssertNotSentAsync(vendor, safe.Url);
        Assert.That(safe.Requests, Is.Empty);

        using var trusting = new HttpClient(
            new SocketsHttpHandler
            {
                UseProxy = false,
                SslOptions =
                {
                    RemoteCertificateValidationCallback = (_, certificate, _, _) =>
                        certificate!.GetCertHashString() == safe.Certificate!.GetCertHashString(),
                },
            }
        );
        // Its image host is the other sandbox: the pictures' own address is plain http there.
        var client = SdkClients.Create(vendor, Sandbox, trusting, o => o.Endpoint = safe.Url);
        await EnrollAsync(client, Portrait.Bytes);
        Assert.That(safe.Store.FacesAt(vendor.InSandbox()), Has.Count.EqualTo(1));
    }

    private async Task AssertNotSentAsync(FaceVendor vendor, Uri url)
    {
        var attempts = 0;
        using var meter = new MeterListener
        {
            InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Meter.Name == FaceEnrollmentTelemetry.Name && instrument.Name == "faceenroll.attempts")
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        meter.SetMeasurementEventCallback<long>((_, _, _, _) => attempts++);
        meter.Start();
        var client = Client(
            vendor,
            o => (o.Endpoint, o.Retry.MaxRetries, o.Retry.BaseDelay) = (url, 2, TimeSpan.FromMilliseconds(1))
        );

        var failure = await FailureAsync(EnrollAsync(client, Portrait.Bytes));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                (failure.Kind, failure.Certainty, failure.IsRetryable),
                Is.EqualTo((FaceEnrollmentErrorKind.Transport, FaceEnrollmentCertainty.NotSent, true))
            );
            Assert.That(attempts, Is.EqualTo(3), "the first and two retries");
            Assert.That(Sandbox.Store.FaceCount, Is.Zero);
        }
    }
}
