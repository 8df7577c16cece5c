using System.Runtime.Serialization;
using System.Text.Json.Serialization;
using FaceEnroll.Sdk.Polyfills;
using FaceEnroll.Sdk.Primitives;

namespace FaceEnroll.Sdk;

/// <summary>A vendor's key pair, and the session token of temporary keys.</summary>
/// <remarks>Immutable. It never prints itself or writes itself as JSON.</remarks>
public sealed class FaceEnrollmentCredentials
{
    /// <summary>Creates credentials.</summary>
    /// <param name="keyId">Tencent SecretId, Alibaba AccessKeyId, FinAuth api_key, ADVANCE.AI accessKey.</param>
    /// <param name="secret">The key's secret.</param>
    /// <param name="sessionToken">Tencent's or Alibaba's STS token; null for permanent keys and for the other vendors.</param>
    /// <exception cref="ArgumentException">A value is null or empty.</exception>
    public FaceEnrollmentCredentials(string keyId, string secret, string? sessionToken = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(keyId);
        ArgumentException.ThrowIfNullOrEmpty(secret);
        KeyId = keyId;
        Secret = secret;
        SessionToken = string.IsNullOrEmpty(sessionToken) ? null : sessionToken;
    }

    /// <summary>The key's id.</summary>
    [JsonIgnore, IgnoreDataMember]
    public string KeyId { get; }

    /// <summary>The key's secret.</summary>
    [JsonIgnore, IgnoreDataMember]
    public string Secret { get; }

    /// <summary>The session token of temporary keys; null for permanent ones.</summary>
    [JsonIgnore, IgnoreDataMember]
    public string? SessionToken { get; }

    /// <summary>Whether the credentials come with a session token, so that fetching them anew can help.</summary>
    internal bool IsTemporary => SessionToken is not null;

    /// <summary>Called when the vendor refused them. Whoever could give others sets it; null where nobody did.</summary>
    internal Action? OnRefused { get; init; }

    /// <summary>The type's name only.</summary>
    public override string ToString() => nameof(FaceEnrollmentCredentials);

    /// <summary>
    /// One sentence for each part that is wrong: a line break would end a header, a header takes ASCII only, and nobody
    /// sees a byte order mark that came with a file.
    /// </summary>
    /// <param name="inHeaders">Whether key id and session token are sent in headers.</param>
    /// <param name="keyId">What the key id is called in the fault.</param>
    /// <param name="secret">What the secret is called in it.</param>
    /// <param name="token">What the session token is called in it.</param>
    internal IEnumerable<string> Faults(bool inHeaders, string keyId, string secret, string? token)
    {
        if (Broken(KeyId, inHeaders))
        {
            yield return Words(keyId, inHeaders);
        }

        // A single key that is its own secret is told of once.
        if (secret != keyId && Broken(Secret, asciiOnly: false))
        {
            yield return Words(secret, asciiOnly: false);
        }

        if (SessionToken is not null && Broken(SessionToken, inHeaders))
        {
            yield return Words(token!, inHeaders);
        }

        static string Words(string name, bool asciiOnly) =>
            $"{name} must not hold control{(asciiOnly ? ", invisible or non-ASCII" : " or invisible")} characters, or blanks at its "
            + "ends.";
    }

    /// <summary>The same in one text; null when nothing is wrong. Asked before each request, so it allocates nothing then.</summary>
    /// <inheritdoc cref="Faults"/>
    internal string? Fault(bool inHeaders, string keyId, string secret, string? token) =>
        Broken(KeyId, inHeaders)
        || Broken(Secret, asciiOnly: false)
        || (SessionToken is not null && Broken(SessionToken, inHeaders))
            ? string.Join(" ", Faults(inHeaders, keyId, secret, token))
            : null;

    private static bool Broken(string text, bool asciiOnly)
    {
        // As nearly all keys are: no rule here concerns those characters.
        if (VisibleAscii.Is(text))
        {
            return false;
        }

        foreach (var c in text)
        {
            // Only the common blank passes: the others look like it, or like nothing.
            if ((asciiOnly && c > '~') || (c != ' ' && char.IsWhiteSpace(c)))
            {
                return true;
            }
        }

        return SentText.HasInvisible(text) || SentText.HasBlankEnds(text) || !SentText.IsWellFormed(text);
    }
}
