using System.Runtime.Serialization;
using System.Text.Json.Serialization;
using FaceEnroll.Sdk.Http;

namespace FaceEnroll.Sdk;

/// <summary>A vendor's key pair, and the session token of temporary keys.</summary>
/// <remarks>Immutable. It never prints itself, nor writes itself as JSON.</remarks>
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

    /// <summary>Told when the vendor refused them, by whoever could give others; null where nobody asked to be.</summary>
    internal Action? OnRefused { get; init; }

    /// <summary>The type's name only.</summary>
    public override string ToString() => nameof(FaceEnrollmentCredentials);

    /// <summary>
    /// Which part is wrong, or null: a line break would end a header, a header takes ASCII only, and nobody sees the byte
    /// order mark that came along from a file.
    /// </summary>
    /// <param name="inHeaders">Whether key id and session token are sent in headers.</param>
    internal string? Fault(bool inHeaders)
    {
        return Broken(KeyId, inHeaders) ? "The key id"
            : Broken(Secret, asciiOnly: false) ? "The secret"
            : SessionToken is not null && Broken(SessionToken, inHeaders) ? "The session token"
            : null;

        static bool Broken(string text, bool asciiOnly) =>
            text.Any(c => SentText.IsInvisible(c) || (asciiOnly && c > '~'))
            || SentText.HasBlankEnds(text)
            || !SentText.IsWellFormed(text);
    }
}
