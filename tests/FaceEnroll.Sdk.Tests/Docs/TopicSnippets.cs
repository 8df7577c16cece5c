using System.Threading.RateLimiting;
using FaceEnroll.Sdk;
using FaceEnroll.Sdk.TencentCloud;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Docs;

/// <summary>The code of the pages on errors, resilience, HTTP and telemetry, compiled.</summary>
internal static class TopicSnippets
{
    public static void Resilience(IServiceCollection services)
    {
        // snippet: resilience-options
        services
            .AddFaceEnrollment()
            .AddTencentCloud(options =>
            {
                options.Timeout = TimeSpan.FromSeconds(30); // one call, waiting and retries included
                options.AttemptTimeout = TimeSpan.FromSeconds(10);
                options.Retry.MaxRetries = 2;
                options.RequestsPerSecond = 20;
                options.RateLimiterQueueLimit = 500;
                options.CircuitBreaker = new FaceCircuitBreakerOptions { BreakDuration = TimeSpan.FromSeconds(30) };
            });
        // end snippet
    }

    public static void Proxy(IServiceCollection services)
    {
        // snippet: proxy
        services
            .AddHttpClient("FaceEnroll.Sdk:TencentCloud")
            .ConfigurePrimaryHttpMessageHandler(() =>
                new SocketsHttpHandler
                {
                    Proxy = new System.Net.WebProxy("http://proxy.example:3128"),
                    AllowAutoRedirect = false,
                    UseCookies = false,
                }
            );
        // end snippet
    }

    public static async Task PerPicture(IFaceEnrollmentClient client, FaceEnrollmentRequest request)
    {
        // snippet: per-picture
        FaceEnrollmentResult result = await client.EnrollAsync(request); // at least one face is in
        foreach (FaceImageOutcome image in result.Images)
        {
            string next = image.Status switch
            {
                FaceImageStatus.Enrolled => $"face {image.FaceId}",
                FaceImageStatus.NotEnrolled when image.IsRetryable => "send this picture again",
                FaceImageStatus.NotEnrolled => $"take another picture: {image.Reason ?? image.Kind.ToString()}",
                _ => "not known: do not send it again before checking",
            };
            Console.WriteLine($"{image.Index}: {next}");
        }
        // end snippet
    }

    public static void SharedLimiter(IServiceCollection services)
    {
        // snippet: shared-limiter
        var account = new SlidingWindowRateLimiter(
            new SlidingWindowRateLimiterOptions
            {
                PermitLimit = 20,
                Window = TimeSpan.FromSeconds(1),
                SegmentsPerWindow = 10,
                QueueLimit = 1000,
            }
        );
        services
            .AddFaceEnrollment()
            .AddTencentCloud("branch-1", options => options.RateLimiter = account)
            .AddTencentCloud("branch-2", options => options.RateLimiter = account);
        // end snippet
    }

    public static void Resend(IServiceCollection services)
    {
        // snippet: reconcile-and-resend
        services
            .AddFaceEnrollment()
            .AddTencentCloud(options =>
            {
                options.OnUnknown = FaceUnknownOutcome.ReconcileAndResend;
                options.ReconcileTimeout = TimeSpan.FromMinutes(6); // Tencent's signatures are valid for five
            });
        // end snippet
    }

    public static void Tracing()
    {
        // snippet: open-telemetry
        using var tracing = Sdk.CreateTracerProviderBuilder().AddSource(FaceEnrollmentTelemetry.Name).Build();
        using var metrics = Sdk.CreateMeterProviderBuilder().AddMeter(FaceEnrollmentTelemetry.Name).Build();
        // end snippet
    }

    public static void OwnHttpClient(TencentCloudOptions options)
    {
        // snippet: own-http-client
        var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            Timeout = Timeout.InfiniteTimeSpan, // the client's options say how long
        };
        var client = new TencentCloudFaceEnrollmentClient(options, http);
        // end snippet
        _ = client;
    }
}
