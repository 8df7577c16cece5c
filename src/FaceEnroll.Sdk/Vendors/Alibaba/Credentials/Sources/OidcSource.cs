namespace FaceEnroll.Sdk.AlibabaCredentials;

/// <summary>A role assumed with an OIDC token, as pods of a Kubernetes cluster do.</summary>
internal sealed class OidcSource(ChainSettings settings, ProfileResolver resolver) : IChainSource
{
    private const string Role = "ALIBABA_CLOUD_ROLE_ARN";
    private const string Provider = "ALIBABA_CLOUD_OIDC_PROVIDER_ARN";
    private const string TokenFile = "ALIBABA_CLOUD_OIDC_TOKEN_FILE";

    public string Name => "OIDC role";

    public async Task<SourceAnswer> AskAsync()
    {
        var role = new AlibabaProfile
        {
            RoleArn = settings.Variable(Role),
            OidcProviderArn = settings.Variable(Provider),
            OidcTokenFile = settings.Variable(TokenFile),
        };
        // A role alone may be meant for something else: the vendor's package wants all three too.
        return role.RoleArn is null || role.OidcProviderArn is null || role.OidcTokenFile is null
            ? SourceAnswer.Nothing($"{Role}, {Provider} and {TokenFile} are not all set")
            : SourceAnswer.Found(await resolver.AssumeWithOidcAsync(role).ConfigureAwait(false));
    }
}
