using System.Text;

namespace FaceEnroll.Sdk.AlibabaCredentials;

/// <summary>Turns a profile, of whichever file, into credentials.</summary>
internal sealed class ProfileResolver(ChainSettings settings, StsClient sts, InstanceMetadata metadata)
{
    /// <summary>
    /// Modes that the CLI is known to write and that are not supported: signing in with a browser, or running a program.
    /// </summary>
    private static readonly string[] s_unsupported =
    [
        "CloudSSO",
        "OAuth",
        "External",
        "RsaKeyPair",
        "RamRoleArnWithRoleName",
        "CredentialsURI",
        "BearerToken",
        "Anonymous",
    ];

    /// <summary>Follows a profile to its keys.</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="find">Another profile of the same file, by its name.</param>
    /// <exception cref="AlibabaCredentialException">It gives none.</exception>
    public Task<ChainCredentials> ResolveAsync(AlibabaProfile profile, Func<string, AlibabaProfile?> find) =>
        ResolveAsync(profile, find, []);

    private async Task<ChainCredentials> ResolveAsync(
        AlibabaProfile profile,
        Func<string, AlibabaProfile?> find,
        List<AlibabaProfile> seen
    )
    {
        if (Is(profile, "AK"))
        {
            return ChainCredentials.ReadEachTime(Keys(profile, null));
        }

        if (Is(profile, "StsToken"))
        {
            var token =
                ChainSettings.NotEmpty(profile.SecurityToken)
                ?? throw new AlibabaCredentialException("the profile has no STS token");
            return ChainCredentials.ReadEachTime(Keys(profile, token));
        }

        if (Is(profile, "RamRoleArn"))
        {
            var role = StsRole.Of(profile, settings);
            return await sts.AssumeRoleAsync(role, Keys(profile, null)).ConfigureAwait(false);
        }

        if (Is(profile, "EcsRamRole"))
        {
            var role = ChainSettings.NotEmpty(profile.InstanceRoleName) ?? settings.InstanceRoleName;
            var answer = await metadata.GetAsync(role).ConfigureAwait(false);
            return answer.Credentials ?? throw new AlibabaCredentialException(answer.WhyNothing!);
        }

        if (Is(profile, "OIDC"))
        {
            return await AssumeWithOidcAsync(profile).ConfigureAwait(false);
        }

        if (Is(profile, "ChainableRamRoleArn"))
        {
            var role = StsRole.Of(profile, settings);
            var source = await SourceAsync(profile, find, seen).ConfigureAwait(false);
            return await sts.AssumeRoleAsync(role, source.Credentials).ConfigureAwait(false);
        }

        throw Unsupported(profile.Mode);
    }

    /// <summary>Assumes a role with the token of a file, read anew: it is short-lived and rotated.</summary>
    /// <exception cref="AlibabaCredentialException">Something is missing, or it was refused.</exception>
    public async Task<ChainCredentials> AssumeWithOidcAsync(AlibabaProfile profile)
    {
        var role = StsRole.Of(profile, settings);
        if (string.IsNullOrEmpty(profile.OidcProviderArn) || string.IsNullOrEmpty(profile.OidcTokenFile))
        {
            throw new AlibabaCredentialException("the OIDC provider's ARN or the OIDC token's file is not given");
        }

        var bytes = new CredentialFile(profile.OidcTokenFile, "the OIDC token's file", isRequired: true).Read()!;
        var token = Encoding.UTF8.GetString(bytes).Trim();
        Array.Clear(bytes, 0, bytes.Length);
        return token.Length == 0
            ? throw new AlibabaCredentialException("the OIDC token's file is empty")
            : await sts.AssumeRoleWithOidcAsync(role, profile.OidcProviderArn!, token).ConfigureAwait(false);
    }

    private Task<ChainCredentials> SourceAsync(
        AlibabaProfile profile,
        Func<string, AlibabaProfile?> find,
        List<AlibabaProfile> seen
    )
    {
        seen.Add(profile);
        var source =
            (ChainSettings.NotEmpty(profile.SourceProfile) is { } name ? find(name) : null)
            ?? throw new AlibabaCredentialException("the profile's source profile is not there");
        return seen.Contains(source)
            ? throw new AlibabaCredentialException("the profile is its own source profile")
            : ResolveAsync(source, find, seen);
    }

    private static FaceEnrollmentCredentials Keys(AlibabaProfile profile, string? token) =>
        string.IsNullOrEmpty(profile.AccessKeyId) || string.IsNullOrEmpty(profile.AccessKeySecret)
            ? throw new AlibabaCredentialException("the profile has no AccessKey id or no AccessKey secret")
            : new FaceEnrollmentCredentials(profile.AccessKeyId!, profile.AccessKeySecret!, token);

    private static bool Is(AlibabaProfile profile, string mode) =>
        string.Equals(profile.Mode, mode, StringComparison.OrdinalIgnoreCase);

    private static AlibabaCredentialException Unsupported(string? mode)
    {
        if (string.IsNullOrEmpty(mode))
        {
            return new AlibabaCredentialException("the profile says no mode");
        }

        // What a file says is not repeated, unless it is one of these words.
        var known = Array.Find(s_unsupported, m => m.Equals(mode, StringComparison.OrdinalIgnoreCase));
        return new AlibabaCredentialException(
            known is null ? "the profile's mode is unknown" : $"the profile's mode {known} is not supported"
        );
    }
}
