using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.Credentials;
using FaceEnroll.Sdk.Pacing;

namespace FaceEnroll.Sdk.AdvanceAI;

/// <summary>The client's access tokens, by host and access key.</summary>
/// <remarks>
/// One cache per client and not per process: clients may have different proxies, clocks and secrets, and a token holds
/// its caller's address.
/// </remarks>
internal sealed class AdvanceAITokens(RequestPipeline requests, CredentialSource credentials)
{
    private readonly AccessTokenCache _cache = new();

    /// <summary>A token for the options' host and the credentials of this moment.</summary>
    public async ValueTask<AccessToken> GetAsync(
        string operation,
        AdvanceAIOptions options,
        CancellationToken cancellationToken
    )
    {
        var pair = await credentials
            .GetAsync(FaceVendor.AdvanceAI, operation, options, cancellationToken)
            .ConfigureAwait(false);
        return await _cache
            .GetAsync(
                options.EffectiveEndpoint.GetLeftPart(UriPartial.Authority),
                pair.KeyId,
                options.TimeProvider,
                () => FetchAsync(pair, options),
                cancellationToken
            )
            .ConfigureAwait(false);
    }

    public void Drop(AccessToken refused) => _cache.Drop(refused);

    private async Task<AccessToken> FetchAsync(FaceEnrollmentCredentials pair, AdvanceAIOptions options)
    {
        // It has its own time: the fetch belongs to everybody.
        using var deadline = new Deadline(options.TimeProvider, options.Timeout, CancellationToken.None);
        return await requests
            .ExecuteAsync(
                new AdvanceAIGenerateToken(pair, options),
                new CallScope(requests, options, deadline, CancellationToken.None)
            )
            .ConfigureAwait(false);
    }
}
