namespace FaceEnroll.Sdk.AlibabaCredentials;

/// <summary>The key pair in variables.</summary>
internal sealed class EnvironmentSource(ChainSettings settings) : IChainSource
{
    public const string Id = "ALIBABA_CLOUD_ACCESS_KEY_ID";
    public const string Secret = "ALIBABA_CLOUD_ACCESS_KEY_SECRET";
    public const string Token = "ALIBABA_CLOUD_SECURITY_TOKEN";

    public string Name => "Environment variables";

    public Task<SourceAnswer> AskAsync()
    {
        var id = settings.Variable(Id);
        var secret = settings.Variable(Secret);
        return Task.FromResult(
            id is not null && secret is not null
                ? SourceAnswer.Found(new FaceEnrollmentCredentials(id, secret, settings.Variable(Token)))
            : id is null && secret is null ? SourceAnswer.Nothing($"{Id} and {Secret} are not set")
            : throw new AlibabaCredentialException($"{Id} and {Secret} must be set together")
        );
    }
}
