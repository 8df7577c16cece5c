using System.Text.Json;

namespace FaceEnroll.Sdk.AlibabaCredentials;

/// <summary>A profile of the Aliyun CLI's file.</summary>
internal sealed class CliProfileSource(ChainSettings settings, ProfileResolver resolver) : IChainSource
{
    public string Name => "Aliyun CLI profile";

    public async Task<SourceAnswer> AskAsync()
    {
        if (!settings.UsesCliProfile)
        {
            return SourceAnswer.Nothing("it is switched off");
        }

        var file = settings.CliFile;
        if (file.Read() is not { } bytes)
        {
            return SourceAnswer.Nothing($"there is no {file.Label}");
        }

        var configuration = Parse(bytes, file);
        var name = settings.ProfileName ?? ChainSettings.NotEmpty(configuration.Current);
        if (name is null)
        {
            return SourceAnswer.Nothing($"{file.Label} names no current profile");
        }

        return Find(configuration, name) is { } profile
            ? SourceAnswer.Found(
                await resolver.ResolveAsync(profile, other => Find(configuration, other)).ConfigureAwait(false)
            )
            : SourceAnswer.Nothing($"{file.Label} does not have the profile");
    }

    private static AlibabaCliConfiguration Parse(byte[] bytes, CredentialFile file)
    {
        try
        {
            // A file that was made but not filled says nothing.
            return bytes.Length == 0
                ? new AlibabaCliConfiguration()
                : JsonSerializer.Deserialize(bytes, AlibabaCredentialJson.Default.AlibabaCliConfiguration)
                    ?? new AlibabaCliConfiguration();
        }
        catch (JsonException)
        {
            // The parser's own words may quote the file.
            throw new AlibabaCredentialException($"{file.Label} is not the JSON that the CLI writes");
        }
        finally
        {
            Array.Clear(bytes, 0, bytes.Length);
        }
    }

    private static AlibabaProfile? Find(AlibabaCliConfiguration configuration, string name) =>
        configuration.Profiles?.Find(p => p?.Name == name);
}
