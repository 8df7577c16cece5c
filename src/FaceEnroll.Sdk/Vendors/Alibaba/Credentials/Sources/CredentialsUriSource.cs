namespace FaceEnroll.Sdk.AlibabaCredentials;

/// <summary>The host's own server that gives keys in the metadata service's form.</summary>
internal sealed class CredentialsUriSource(ChainSettings settings, CredentialHttp http) : IChainSource
{
    private const string Variable = "ALIBABA_CLOUD_CREDENTIALS_URI";
    private const string Who = "the server of " + Variable;

    public string Name => "Credentials URI";

    public async Task<SourceAnswer> AskAsync()
    {
        if (settings.Variable(Variable) is not { } address)
        {
            return SourceAnswer.Nothing(Variable + " is not set");
        }

        var faults = new List<string>();
        if (
            !Uri.TryCreate(address, UriKind.Absolute, out var uri)
            || !FaceEnrollmentOptionsRules.Target(uri, Variable, faults)
        )
        {
            // The vendor's package accepts plain http from anywhere; whoever listens on the way would have the keys.
            throw new AlibabaCredentialException(
                Variable + " must be an absolute https URI, or plain http for loopback"
            );
        }

        using var reply = await http.SendAsync(new HttpRequestMessage(HttpMethod.Get, uri), Who, direct: false)
            .ConfigureAwait(false);
        return SourceAnswer.Found(TemporaryKeys.Take(reply, settings.TimeProvider.GetUtcNow(), Who));
    }
}
