using Microsoft.Extensions.Logging;

namespace FaceEnroll.Sdk.Http;

/// <summary>What a client is given: its name, its options as they are now, and a way to the wire.</summary>
/// <param name="name">The registration's name.</param>
/// <param name="options">The options of this moment; the same instance until they change.</param>
/// <param name="httpClient">An HttpClient for one attempt; whoever gives it owns it.</param>
/// <param name="logger">Where to log.</param>
internal sealed class Registration<TOptions>(
    string name,
    Func<TOptions> options,
    Func<HttpClient> httpClient,
    ILogger logger
)
    where TOptions : FaceEnrollmentOptions
{
    public string Name { get; } = name;

    public Func<TOptions> Options { get; } = options;

    public Func<HttpClient> HttpClient { get; } = httpClient;

    public ILogger Logger { get; } = logger;
}
