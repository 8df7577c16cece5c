using System.Security.Cryptography;

namespace FaceEnroll.Sdk.Signing;

/// <summary>
/// The last derived TC3 key: it depends on secret, UTC date and service only, so a client derives it once a day.
/// Thread-safe. A change of secret or day overwrites the key; nothing older is kept.
/// </summary>
internal sealed class Tc3SigningKeyCache
{
    private readonly object _gate = new();
    private readonly byte[] _key = new byte[SecretHmac.Sha256Length];
    private string? _secretKey;
    private string? _service;
    private DateTime _date;

    /// <summary>Copies the key out, so that a concurrent change cannot alter it in the caller's hands.</summary>
    public void GetSigningKey(string secretKey, DateTimeOffset time, string service, Span<byte> signingKey)
    {
        DateTime date = time.UtcDateTime.Date;
        lock (_gate)
        {
            // Mostly the same instance, which string.Equals finds before it looks at a character.
            bool hit =
                date == _date
                && string.Equals(secretKey, _secretKey, StringComparison.Ordinal)
                && string.Equals(service, _service, StringComparison.Ordinal);
            if (!hit)
            {
                Replace(secretKey, time, service, date);
            }

            _key.AsSpan().CopyTo(signingKey);
        }
    }

    private void Replace(string secretKey, DateTimeOffset time, string service, DateTime date)
    {
        // If the derivation throws, nothing must match the key that is gone.
        _secretKey = null;
        CryptographicOperations.ZeroMemory(_key);
        Tc3Signature.DeriveSigningKey(secretKey, time, service, _key);
        _secretKey = secretKey;
        _service = service;
        _date = date;
    }
}
