using System.Text;
using FaceEnroll.Sdk.AlibabaCredentials;
using FaceEnroll.Sdk.Credentials;

namespace FaceEnroll.Sdk;

/// <summary>
/// Finds credentials where Alibaba Cloud's own .NET package looks for them, in its order: environment variables, OIDC
/// role, Aliyun CLI profile, ini profile, ECS RAM role, credentials URI. For both Alibaba vendors:
/// <c>options.CredentialsProvider = chain.GetAsync</c>.
/// </summary>
/// <remarks>
/// <para>
/// Safe for concurrent use; make one and keep it. Nothing is read or sent before <see cref="GetAsync"/> is called. Away
/// from Alibaba Cloud, and with nothing set up, it asks the metadata service to no avail
/// (<see cref="AlibabaCredentialChainOptions.UseInstanceMetadata"/>).
/// </para>
/// <para>
/// A source that is not set up is skipped. One that is set up and fails ends the search, unlike in the vendor's package: a
/// temporary fault must not change who you are. The source that gave credentials last is asked first.
/// </para>
/// <para>
/// Temporary credentials are kept until a tenth of their life is left, at most 15 minutes; those that the vendor refuses
/// are fetched anew at once. If renewing fails, they are used until they end. Keys in variables and files are read anew
/// each time.
/// </para>
/// <para>Vendor page: https://www.alibabacloud.com/help/en/sdk/developer-reference/v2-manage-net-access-credentials</para>
/// </remarks>
public sealed class AlibabaCredentialChain
{
    private readonly SharedFetch<ChainCredentials> _held = new();
    private readonly TimeProvider _timeProvider;
    private readonly Func<Task<ChainCredentials>> _fetch;
    private readonly IChainSource[] _sources;
    private volatile IChainSource? _last;

    /// <summary>Creates a chain; it looks for nothing yet.</summary>
    /// <param name="options">The options; null (default) for what the vendor's variables say.</param>
    /// <exception cref="ArgumentException">An option is wrong; the message names it.</exception>
    public AlibabaCredentialChain(AlibabaCredentialChainOptions? options = null)
    {
        options ??= new AlibabaCredentialChainOptions();
        Check(options);
        _timeProvider = options.TimeProvider;
        _fetch = FetchAsync;
        var settings = new ChainSettings(options);
        var http = new CredentialHttp(options);
        var metadata = new InstanceMetadata(settings, http);
        var resolver = new ProfileResolver(settings, new StsClient(settings, http), metadata);
        _sources =
        [
            new EnvironmentSource(settings),
            new OidcSource(settings, resolver),
            new CliProfileSource(settings, resolver),
            new IniProfileSource(settings, resolver),
            new InstanceRoleSource(settings, metadata),
            new CredentialsUriSource(settings, http),
        ];
    }

    /// <summary>Gives credentials: those it has, or new ones, fetched once however many callers wait.</summary>
    /// <param name="cancellationToken">Ends this caller's waiting, not the fetch.</param>
    /// <returns>Credentials that are good now.</returns>
    /// <exception cref="InvalidOperationException">
    /// No source gave any. The message says what each one reported, without any key, token or text of a file.
    /// </exception>
    /// <exception cref="OperationCanceledException">The caller canceled.</exception>
    public async ValueTask<FaceEnrollmentCredentials> GetAsync(CancellationToken cancellationToken = default)
    {
        var held = await _held.GetAsync(_timeProvider, _fetch, cancellationToken).ConfigureAwait(false);
        return held.Credentials;
    }

    /// <summary>The type's name only.</summary>
    /// <returns>The type's name.</returns>
    public override string ToString() => nameof(AlibabaCredentialChain);

    private static void Check(AlibabaCredentialChainOptions options)
    {
        var faults = new List<string>();
        FaceEnrollmentOptionsRules.Endpoint(options.StsEndpoint, nameof(options.StsEndpoint), faults);
        if (options.RequestTimeout <= TimeSpan.Zero || options.RequestTimeout > TimeSpan.FromMinutes(1))
        {
            faults.Add($"{nameof(options.RequestTimeout)} must be greater than zero and at most one minute.");
        }

        if (options.TimeProvider is null)
        {
            faults.Add($"{nameof(options.TimeProvider)} must not be null.");
        }

        if (faults.Count > 0)
        {
            throw new ArgumentException(
                $"{nameof(AlibabaCredentialChain)}: {string.Join(" ", faults)}",
                nameof(options)
            );
        }
    }

    private async Task<ChainCredentials> FetchAsync()
    {
        try
        {
            return await SearchAsync().ConfigureAwait(false);
        }
        catch (AlibabaCredentialException) when (_held.Value is { } held && held.TryExtend(_timeProvider.GetUtcNow()))
        {
            // Renewing early leaves time for a fault to pass.
            return held;
        }
    }

    private async Task<ChainCredentials> SearchAsync()
    {
        var tried = new StringBuilder();
        var last = _last;
        if (last is not null && await AskAsync(last, tried).ConfigureAwait(false) is { } again)
        {
            return again;
        }

        foreach (var source in _sources)
        {
            if (source != last && await AskAsync(source, tried).ConfigureAwait(false) is { } found)
            {
                _last = source;
                return found;
            }
        }

        throw new AlibabaCredentialException($"There are no Alibaba Cloud credentials.{tried}");
    }

    /// <summary>One source's credentials; null when it is not set up, with one more sentence in the text.</summary>
    private static async Task<ChainCredentials?> AskAsync(IChainSource source, StringBuilder tried)
    {
        string fault;
        try
        {
            var answer = await source.AskAsync().ConfigureAwait(false);
            if (answer.Credentials is null)
            {
                tried.Append(' ').Append(source.Name).Append(": ").Append(answer.WhyNothing).Append('.');
            }

            return answer.Credentials;
        }
        catch (AlibabaCredentialException e)
        {
            fault = e.Message;
        }
        catch (Exception e)
        {
            // Whatever the exception's own words are, they may quote what it read.
            fault = "it failed by " + e.GetType().Name;
        }

        throw new AlibabaCredentialException(
            $"Alibaba Cloud credentials are set up, but could not be read. {source.Name}: {fault}."
                + (tried.Length == 0 ? "" : $" Before that:{tried}")
        );
    }
}
