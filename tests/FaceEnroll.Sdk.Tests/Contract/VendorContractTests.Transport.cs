using FaceEnroll.Sdk.Tests.Support;

namespace FaceEnroll.Sdk.Tests.Contract;

/// <summary>Connections that fail, and handlers that repeat requests by themselves.</summary>
public abstract partial class VendorContractTests<TOptions>
{
    [Test]
    public void Enroll_ConnectionRefused_IsNotSentAndRetriedInBudget()
    {
        var attempts = 0;
        using var handler = Handler(
            (_, _) =>
            {
                attempts++;
                throw new HttpRequestException("refused");
            }
        );
        using var http = new HttpClient(handler);
        var e = Assert.CatchAsync<FaceEnrollmentException>(() => Client(Configured(), http).EnrollAsync(Request()))!;
        Assert.That(e.Certainty, Is.EqualTo(FaceEnrollmentCertainty.NotSent));
        Assert.That(e.Kind, Is.EqualTo(FaceEnrollmentErrorKind.Transport));
        Assert.That(attempts, Is.EqualTo(3));
    }

    [Test]
    public void Enroll_ConnectionLostAfterTheBody_IsUnknownAndNeverRetried()
    {
        var attempts = 0;
        using var handler = Handler(
            async (request, _) =>
            {
                attempts++;
                await RecordedRequest.FromAsync(request);
                throw new HttpRequestException("reset", new IOException("reset"));
            }
        );
        using var http = new HttpClient(handler);
        var e = Assert.CatchAsync<FaceEnrollmentOutcomeUnknownException>(() =>
            Client(Configured(), http).EnrollAsync(Request())
        )!;
        Assert.That(e.Kind, Is.EqualTo(FaceEnrollmentErrorKind.Transport));
        Assert.That(attempts, Is.EqualTo(1));
    }

    [Test]
    public void Enroll_HandlerThatRetriesByItself_IsStopped()
    {
        var attempts = 0;
        using var handler = Handler(
            async (request, _) =>
            {
                for (; ; attempts++)
                {
                    try
                    {
                        await RecordedRequest.FromAsync(request);
                        throw new HttpRequestException("reset");
                    }
                    catch (HttpRequestException) when (attempts < 5) { }
                }
            }
        );
        using var http = new HttpClient(handler);
        var e = Assert.CatchAsync<FaceEnrollmentOutcomeUnknownException>(() =>
            Client(Configured(), http).EnrollAsync(Request())
        )!;
        Assert.That(e.Message, Does.Contain("Remove the handler"));
        Assert.That(attempts, Is.EqualTo(1));
    }
}
