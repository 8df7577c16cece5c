using FaceEnroll.Sdk.Polyfills;
using FaceEnroll.Sdk.Signing;

namespace FaceEnroll.Sdk.AlibabaCredentials;

/// <summary>The keys of an ECS instance's RAM role, from the instance's metadata service.</summary>
internal sealed class InstanceMetadata(ChainSettings settings, CredentialHttp http)
{
    private const string Who = "the metadata service";

    // Plain http by nature: an address inside the instance's own network, which has no certificate.
    private const string Root = "http://100.100.100.200/latest/";
    private const string Roles = Root + "meta-data/ram/security-credentials/";

    /// <summary>Asks for a role's keys.</summary>
    /// <param name="role">The role; null for the instance's own, whose name it asks for first.</param>
    /// <exception cref="AlibabaCredentialException">The service is there, but gave none.</exception>
    public async Task<SourceAnswer> GetAsync(string? role)
    {
        if (!settings.UsesMetadata)
        {
            return SourceAnswer.Nothing("the metadata service is switched off");
        }

        try
        {
            var token = await TokenAsync().ConfigureAwait(false);
            role ??= await RoleAsync(token).ConfigureAwait(false);
            if (role is null)
            {
                return SourceAnswer.Nothing("the instance has no RAM role");
            }

            using var reply = await GetAsync(Roles + PercentEncoding.Encode(role), token).ConfigureAwait(false);
            return reply.Status == 404
                ? SourceAnswer.Nothing("the instance has no RAM role of that name")
                : SourceAnswer.Found(TemporaryKeys.Take(reply, settings.TimeProvider.GetUtcNow(), Who));
        }
        catch (AlibabaCredentialException e) when (e.IsUnreachable)
        {
            // Not an ECS instance, most likely.
            return SourceAnswer.Nothing(e.Message);
        }
    }

    /// <summary>The token of IMDSv2; null where the service gives none and can be asked without one.</summary>
    private async Task<string?> TokenAsync()
    {
        var request = new HttpRequestMessage(HttpMethod.Put, Root + "api/token").WithoutExpect();
        request.Headers.TryAddWithoutValidation("X-aliyun-ecs-metadata-token-ttl-seconds", "21600");
        // Without a length some servers refuse a PUT.
        request.Content = new ByteArrayContent([]);
        try
        {
            using var reply = await http.SendAsync(request, Who, direct: true).ConfigureAwait(false);
            if (reply.Status == 200 && reply.Text() is { Length: > 0 } token && IsHeaderValue(token))
            {
                return token;
            }

            return settings.AllowsMetadataWithoutToken
                ? null
                : throw new AlibabaCredentialException(
                    $"{Who} gave no token (HTTP {reply.Status}), and is not to be asked without"
                );
        }
        catch (AlibabaCredentialException e) when (e.IsTimeout && settings.AllowsMetadataWithoutToken)
        {
            // An answer to PUT may be lost on the way into a container, where the answer to GET arrives.
            return null;
        }
    }

    private async Task<string?> RoleAsync(string? token)
    {
        using var reply = await GetAsync(Roles, token).ConfigureAwait(false);
        if (reply.Status == 404)
        {
            return null;
        }

        if (reply.Status != 200)
        {
            throw new AlibabaCredentialException($"{Who} answered HTTP {reply.Status}");
        }

        var role = reply.Text();
        return role.Length is > 0 and <= 256 && IsHeaderValue(role)
            ? role
            : throw new AlibabaCredentialException($"{Who} named no RAM role");
    }

    private Task<CredentialReply> GetAsync(string address, string? token)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (token is not null)
        {
            request.Headers.TryAddWithoutValidation("X-aliyun-ecs-metadata-token", token);
        }

        return http.SendAsync(request, Who, direct: true);
    }

    /// <summary>One line of visible ASCII.</summary>
    private static bool IsHeaderValue(string text)
    {
        foreach (var c in text)
        {
            if (c is < ' ' or > '~')
            {
                return false;
            }
        }

        return true;
    }
}
