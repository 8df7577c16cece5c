namespace FaceEnroll.Sdk.AlibabaCredentials;

/// <summary>A role to be assumed.</summary>
internal sealed class StsRole(string roleArn, string sessionName, Uri endpoint)
{
    /// <summary>The service's default; it accepts 900 and more.</summary>
    private const int DefaultDuration = 3600;

    public string RoleArn { get; } = roleArn;

    /// <summary>Who the vendor's audit log says it was.</summary>
    public string SessionName { get; } = sessionName;

    public Uri Endpoint { get; } = endpoint;

    public int DurationSeconds { get; private init; } = DefaultDuration;

    /// <summary>Narrows the role's rights; null for all of them.</summary>
    public string? Policy { get; private init; }

    /// <summary>What the role's owner asks third parties for; null for nothing.</summary>
    public string? ExternalId { get; private init; }

    /// <summary>A profile's role.</summary>
    /// <exception cref="AlibabaCredentialException">The profile names none.</exception>
    public static StsRole Of(AlibabaProfile profile, ChainSettings settings) =>
        new(
            ChainSettings.NotEmpty(profile.RoleArn)
                ?? throw new AlibabaCredentialException("the profile has no role ARN"),
            ChainSettings.NotEmpty(profile.RoleSessionName) ?? DefaultSessionName(settings),
            settings.StsEndpoint(profile.StsRegion, profile.UseVpc)
        )
        {
            DurationSeconds = profile.DurationSeconds is > 0 and var seconds ? seconds : DefaultDuration,
            Policy = ChainSettings.NotEmpty(profile.Policy),
            ExternalId = ChainSettings.NotEmpty(profile.ExternalId),
        };

    public static string DefaultSessionName(ChainSettings settings) =>
        settings.Variable(ChainSettings.SessionNameVariable) ?? "FaceEnroll.Sdk";
}
