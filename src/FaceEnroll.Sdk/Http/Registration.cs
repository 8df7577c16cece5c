using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

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

    /// <summary>For a client that is constructed without a container: named as its vendor.</summary>
    /// <exception cref="ArgumentException">An option is wrong.</exception>
    public static Registration<TOptions> Direct(FaceVendor vendor, TOptions options, HttpClient? httpClient)
    {
        ArgumentNullException.ThrowIfNull(options);
        var faults = new List<string>();
        options.Validate(faults);
        if (faults.Count > 0)
        {
            throw new ArgumentException($"{vendor}: {string.Join(" ", faults)}", nameof(options));
        }

        return new Registration<TOptions>(
            vendor.ToString(),
            () => options,
            httpClient is null ? static () => DefaultHttpClient.Shared : () => httpClient,
            NullLogger.Instance
        );
    }
}
