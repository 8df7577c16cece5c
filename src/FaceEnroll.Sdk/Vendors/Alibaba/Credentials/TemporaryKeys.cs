using System.Globalization;

namespace FaceEnroll.Sdk.AlibabaCredentials;

/// <summary>Turns a reply's keys into credentials.</summary>
internal static class TemporaryKeys
{
    /// <summary>Takes keys in.</summary>
    /// <param name="keys">The reply's members.</param>
    /// <param name="reply">The reply: its Date tells how long they live, even where this machine's clock is wrong.</param>
    /// <param name="now">This machine's clock.</param>
    /// <param name="who">Who answered, as messages call it.</param>
    /// <exception cref="AlibabaCredentialException">A member is missing, or the keys have expired.</exception>
    public static ChainCredentials Take(
        AlibabaTemporaryKeys keys,
        CredentialReply reply,
        DateTimeOffset now,
        string who
    )
    {
        if (
            string.IsNullOrEmpty(keys.AccessKeyId)
            || string.IsNullOrEmpty(keys.AccessKeySecret)
            || string.IsNullOrEmpty(keys.SecurityToken)
        )
        {
            throw new AlibabaCredentialException(
                $"{who} answered without AccessKeyId, AccessKeySecret or SecurityToken"
            );
        }

        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (!DateTimeOffset.TryParse(keys.Expiration, CultureInfo.InvariantCulture, Utc, out var end))
        {
            throw new AlibabaCredentialException($"{who} answered without a readable Expiration");
        }

        var life = end - (reply.Date ?? now);
        return life > TimeSpan.Zero
            ? ChainCredentials.Temporary(keys.AccessKeyId!, keys.AccessKeySecret!, keys.SecurityToken!, now, life)
            : throw new AlibabaCredentialException($"{who} gave credentials that have expired");
    }

    /// <summary>Takes a reply in the form that the metadata service and a credentials URI use.</summary>
    /// <exception cref="AlibabaCredentialException">It holds no keys.</exception>
    public static ChainCredentials Take(CredentialReply reply, DateTimeOffset now, string who)
    {
        if (reply.Status is < 200 or > 299)
        {
            throw new AlibabaCredentialException($"{who} answered HTTP {reply.Status}");
        }

        var keys = reply.Json(AlibabaCredentialJson.Default.AlibabaTemporaryKeys);
        return keys is { Code: "Success" }
            ? Take(keys, reply, now, who)
            : throw new AlibabaCredentialException($"{who} answered no JSON with the code Success");
    }
}
