using System.Net.Http.Handlers;
using Microsoft.Extensions.Compliance.Redaction;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http.Resilience;

namespace FaceEnroll.Torture.Foreign;

/// <summary>Adds a host's handler to a client, as its documentation says.</summary>
internal static class HostHandlers
{
    // A circuit that opens for five real seconds would stand in the way of thousands of calls, which would prove nothing.
    private const int NeverOpens = int.MaxValue;

    public static void Add(IHttpClientBuilder builder, HostHandler handler, LeftBehind leftBehind)
    {
        switch (handler)
        {
            case HostHandler.None or HostHandler.AutoRedirect:
                break;
            case HostHandler.StandardResilience:
                builder.AddStandardResilienceHandler(static options =>
                {
                    options.Retry.MaxRetryAttempts = 2;
                    options.Retry.UseJitter = false;
                    options.Retry.Delay = TimeSpan.FromMilliseconds(1);
                    options.CircuitBreaker.MinimumThroughput = NeverOpens;
                });
                break;
            case HostHandler.StandardHedging:
                builder
                    .AddStandardHedgingHandler()
                    .Configure(static options =>
                    {
                        options.Hedging.Delay = HedgeHandler.Delay;
                        options.Endpoint.CircuitBreaker.MinimumThroughput = NeverOpens;
                    });
                break;
            case HostHandler.StandardBodyLogging:
                builder.Services.AddLogging();
                builder.Services.TryAddSingleton<IRedactorProvider>(NullRedactorProvider.Instance);
                builder.AddExtendedHttpClientLogging(static options =>
                {
                    options.LogBody = true;
                    options.BodySizeLimit = 1024 * 1024;
                    foreach (
                        var type in new[]
                        {
                            "application/json",
                            "multipart/form-data",
                            "application/x-www-form-urlencoded",
                        }
                    )
                    {
                        options.RequestBodyContentTypes.Add(type);
                    }
                });
                break;
            default:
                builder.AddHttpMessageHandler(() => Create(handler, leftBehind));
                break;
        }
    }

    private static DelegatingHandler Create(HostHandler handler, LeftBehind leftBehind)
    {
        switch (handler)
        {
            case HostHandler.Buffer:
                return new BufferHandler();
            case HostHandler.Replace:
                return new ReplaceHandler();
            case HostHandler.Progress:
                var progress = new ProgressMessageHandler();
                // Without a listener it leaves the content alone.
                progress.HttpSendProgress += static (_, _) => { };
                return progress;
            case HostHandler.Clone:
                return new CloneHandler();
            case HostHandler.Retry:
                return new RetryHandler();
            case HostHandler.Hedge:
                return new HedgeHandler(leftBehind);
            case HostHandler.LogBody:
                return new LogBodyHandler();
            case HostHandler.FollowRedirects:
                return new FollowRedirectsHandler();
            case HostHandler.GiveUp:
                return new GiveUpHandler(leftBehind, GiveUpHandler.Patience);
            default:
                throw new ArgumentOutOfRangeException(nameof(handler), handler, null);
        }
    }
}
