using FaceEnroll.Sdk;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Docs;

/// <summary>The code of the page on ASP.NET Core, compiled.</summary>
internal static class AspNetCoreSnippets
{
    public static void Whole(string[] args)
    {
        // snippet: whole-program
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddFaceEnrollment(builder.Configuration.GetSection("FaceEnrollment"));
        builder.Services.AddFaceEnrollmentProblemDetails();
        builder.Services.AddHealthChecks().AddFaceEnrollment();
        builder.Services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = false);

        var app = builder.Build();
        app.UseExceptionHandler();
        app.UseStatusCodePages(); // a problem for what has no body yet, such as a form without the portrait
        app.MapHealthChecks("/health");
        app.MapPost(
                "/portraits",
                async ([FromForm] string person, IFormFile portrait, IFaceEnrollmentClient faces) =>
                {
                    if (string.IsNullOrWhiteSpace(person))
                    {
                        return Results.Problem("The form's person is empty.", statusCode: 400);
                    }

                    await using var content = portrait.OpenReadStream();
                    var request = new FaceEnrollmentRequest(person, FaceImage.FromStream(content));
                    // Not the request's token: an enrollment cut short is one whose outcome nobody may know.
                    var result = await faces.EnrollAsync(request, CancellationToken.None);
                    return Results.Created((string?)null, new { result.Vendor, result.Images[0].FaceId });
                }
            )
            .DisableAntiforgery(); // no cookie says who calls
        app.Run();
        // end snippet
    }

    public static void HealthCheck(IServiceCollection services)
    {
        // snippet: health-check
        services.AddHealthChecks().AddFaceEnrollment();
        // end snippet
    }

    public static void HealthCheckOfARegistration(IServiceCollection services)
    {
        // snippet: health-check-of-a-registration
        services
            .AddHealthChecks()
            .AddFaceEnrollment("branch-7", failureStatus: HealthStatus.Degraded, timeout: TimeSpan.FromSeconds(5));
        // end snippet
    }

    public static void Problems(WebApplicationBuilder builder)
    {
        // snippet: problem-details
        builder.Services.AddFaceEnrollmentProblemDetails();

        var app = builder.Build();
        app.UseExceptionHandler();
        // end snippet
    }

    public static void Customize(IServiceCollection services)
    {
        // snippet: customize-problem-details
        services.AddProblemDetails(options =>
            options.CustomizeProblemDetails = context =>
            {
                if (context.Exception is FaceImageRejectedException { Kind: FaceEnrollmentErrorKind.NoFace })
                {
                    context.ProblemDetails.Title = "Look into the camera, please.";
                }
            }
        );
        // end snippet
    }

    public static void Telemetry(WebApplicationBuilder builder)
    {
        // snippet: open-telemetry-hosting
        builder
            .Services.AddOpenTelemetry()
            .WithTracing(tracing => tracing.AddSource("Microsoft.AspNetCore").AddSource(FaceEnrollmentTelemetry.Name))
            .WithMetrics(metrics => metrics.AddMeter(FaceEnrollmentTelemetry.Name));
        // end snippet
    }
}
