using FaceEnroll.Sandbox;
using FaceEnroll.Sdk;
using OpenTelemetry.Trace;
using QuickStart;
using WebHost;

// Without arguments it starts, posts a portrait to itself, prints the reply and the trace, and ends.
// With --serve it keeps running:  curl -F person=sandbox-person -F portrait=@me.jpg http://localhost:5000/portraits
// And takes people out again:     curl -X DELETE -F person=sandbox-person http://localhost:5000/portraits
// The vendor is FaceEnrollment:Default in appsettings.json, or --FaceEnrollment:Default=FinAuth here.
var serves = args.Contains("--serve");
var builder = WebApplication.CreateBuilder(
    new WebApplicationOptions
    {
        Args = [.. args.Where(argument => argument != "--serve")],
        ContentRootPath = AppContext.BaseDirectory,
    }
);

// The sandbox stands in for the vendors: only endpoints and keys are its own. A real host leaves these lines out.
await using var sandbox = await FaceEnrollSandbox.StartAsync();
builder.Configuration.AddInMemoryCollection(SandboxSettings.Endpoints(sandbox.Url));
builder.Services.AddSingleton<IFaceImageHost>(new SandboxImageHost(sandbox));
if (!serves)
{
    builder.WebHost.UseUrls("http://127.0.0.1:0");
}

builder.Services.AddFaceEnrollment(builder.Configuration.GetSection("FaceEnrollment"));
builder.Services.AddFaceEnrollmentProblemDetails();
builder.Services.AddHealthChecks().AddFaceEnrollment();
builder.Services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = false); // A 400, in Development too.
builder.Services.AddSingleton<ErasureReceipts>();
builder.Services.ConfigureHttpJsonOptions(PortraitJson.Use);
builder
    .Services.AddOpenTelemetry()
    .WithTracing(tracing =>
        tracing
            .AddSource("Microsoft.AspNetCore") // The request's own span, and the parent of the library's.
            .AddSource(FaceEnrollmentTelemetry.Name)
            .AddProcessor(new SpanPrinter())
    );

await using var app = builder.Build();
app.UseExceptionHandler();
app.UseStatusCodePages(); // A problem for what has no body yet, such as a form without the portrait.
app.MapHealthChecks("/health");
app.MapPost("/portraits", PortraitEndpoint.EnrollAsync).DisableAntiforgery(); // No cookie says who calls.
app.MapDelete("/portraits", ErasureEndpoint.EraseAsync).DisableAntiforgery();
app.MapPost("/erasures/{id}", ErasureEndpoint.VerifyAsync); // No GET: it may delete. Body: {"faceIds":[]}

if (serves)
{
    await app.RunAsync();
    return 0;
}

await app.StartAsync();
return await SelfTest.RunAsync(new Uri(app.Urls.First()));
