using FaceEnroll.Sdk.Sending;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace FaceEnroll.Sdk.Calls;

/// <summary>What a client is given, whatever its options: its name, a way to the wire, and where to report.</summary>
internal abstract class Registration(FaceVendor vendor, string name, Func<HttpClient> httpClient, ILogger logger)
{
    public FaceVendor Vendor { get; } = vendor;

    public string Name { get; } = name;

    /// <summary>An HttpClient for one attempt; whoever gives it owns it.</summary>
    public Func<HttpClient> HttpClient { get; } = httpClient;

    /// <summary>Whether this library put a guard in front of the handler that sends.</summary>
    public bool IsGuarded { get; init; }

    public ILogger Logger { get; } = new SafeLogger(logger);

    public CallTelemetry Telemetry { get; } = new(vendor, name, new SafeLogger(logger));

    /// <summary>The account that the keys belong to, as tickets name it.</summary>
    public string AccountOf(FaceEnrollmentOptions options) => options.Account ?? Name;

    private int _warned;

    /// <summary>Says once that requests of this registration pass no guard.</summary>
    public void WarnUnguarded()
    {
        if (_warned == 0 && Interlocked.Exchange(ref _warned, 1) == 0)
        {
            FaceEnrollmentLog.Unguarded(Logger, Name);
        }
    }
}

/// <summary>The same with its options.</summary>
/// <param name="vendor">The vendor.</param>
/// <param name="name">The registration's name.</param>
/// <param name="options">The options of this moment; the same instance until they change.</param>
/// <param name="httpClient">An HttpClient for one attempt.</param>
/// <param name="logger">Where to log.</param>
internal sealed class Registration<TOptions>(
    FaceVendor vendor,
    string name,
    Func<TOptions> options,
    Func<HttpClient> httpClient,
    ILogger logger
) : Registration(vendor, name, httpClient, logger)
    where TOptions : FaceEnrollmentOptions
{
    public Func<TOptions> Options { get; } = options;

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
            vendor,
            vendor.ToString(),
            () => options,
            httpClient is null ? static () => DefaultHttpClient.Shared : () => httpClient,
            NullLogger.Instance
        )
        {
            IsGuarded = httpClient is null,
        };
    }
}
