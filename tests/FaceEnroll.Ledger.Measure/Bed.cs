using System.Net;
using System.Text;
using FaceEnroll.Sdk;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;

namespace FaceEnroll.Ledger.Measure;

/// <summary>A host whose vendor answers at once, in the process: what is measured is the library's own work.</summary>
internal static class Bed
{
    public const int AtOnce = 64;

    public static ServiceProvider Services(string? ledger)
    {
        var services = new ServiceCollection();
        var builder = services
            .AddFaceEnrollment()
            .AddFinAuth(o =>
            {
                (o.ApiKey, o.ApiSecret, o.Account) = ("key", "secret", "measure");
                o.LibraryId = "staff";
                o.RequestsPerSecond = 1_000_000;
                o.OnUnknown = FaceUnknownOutcome.Throw;
            });
        _ = services.ConfigureAll<HttpClientFactoryOptions>(o =>
            o.HttpMessageHandlerBuilderActions.Add(b => b.PrimaryHandler = new Sink())
        );
        if (ledger is not null)
        {
            _ = builder.AddLedger(o => o.File = ledger);
        }

        return services.BuildServiceProvider();
    }

    private sealed class Sink : HttpMessageHandler
    {
        private static long s_faces;

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            await request.Content!.CopyToAsync(Stream.Null, cancellationToken);
            // A vendor's answer never comes on the caller's own stack.
            await Task.Yield();
            var face = Interlocked.Increment(ref s_faces);
            var reply =
                $$"""{"request_id":"1,c","time_used":9,"group_id":"staff","face_count":0,"face_token":"{{face}}"}""";
            return new HttpResponseMessage(HttpStatusCode.OK)
            {
                RequestMessage = request,
                Headers = { Date = DateTimeOffset.UtcNow },
                Content = new StringContent(reply, Encoding.UTF8, "application/json"),
            };
        }
    }
}
