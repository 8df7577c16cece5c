using System.Text;

namespace FaceEnroll.Sdk.AlibabaCredentials;

/// <summary>A profile of the ini file that the vendor's SDKs share.</summary>
internal sealed class IniProfileSource(ChainSettings settings, ProfileResolver resolver) : IChainSource
{
    public string Name => "Credentials file";

    public async Task<SourceAnswer> AskAsync()
    {
        foreach (var file in settings.IniFiles)
        {
            if (file.Read() is not { } bytes)
            {
                continue;
            }

            var text = Encoding.UTF8.GetString(bytes);
            Array.Clear(bytes, 0, bytes.Length);
            return IniFile.Section(text, settings.ProfileName ?? "default") is { } section
                ? SourceAnswer.Found(
                    await resolver.ResolveAsync(Profile(section), static _ => null).ConfigureAwait(false)
                )
                : SourceAnswer.Nothing($"{file.Label} does not have the profile");
        }

        return SourceAnswer.Nothing("there is no ~/.alibabacloud/credentials.ini or ~/.alibabacloud/credentials");
    }

    private static AlibabaProfile Profile(Dictionary<string, string> section)
    {
        section.TryGetValue("type", out var type);
        return new AlibabaProfile
        {
            Mode = type switch
            {
                "access_key" => "AK",
                "ram_role_arn" => "RamRoleArn",
                "ecs_ram_role" => "EcsRamRole",
                "oidc_role_arn" => "OIDC",
                "rsa_key_pair" => "RsaKeyPair",
                "bearer" or "bearer_token" => "BearerToken",
                null or "" => null,
                _ => "?",
            },
            AccessKeyId = Value("access_key_id"),
            AccessKeySecret = Value("access_key_secret"),
            RoleArn = Value("role_arn"),
            RoleSessionName = Value("role_session_name"),
            Policy = Value("policy"),
            InstanceRoleName = Value("role_name"),
            OidcProviderArn = Value("oidc_provider_arn"),
            OidcTokenFile = Value("oidc_token_file_path"),
        };

        string? Value(string name) => section.TryGetValue(name, out var value) ? value : null;
    }
}
