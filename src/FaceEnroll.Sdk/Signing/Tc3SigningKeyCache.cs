using System.Security.Cryptography;

namespace FaceEnroll.Sdk.Signing;

/// <summary>
/// The last derived TC3 key, as the HMAC that it keys: it depends on secret, UTC date and service only, so a client derives
/// it once a day. Thread-safe. A change of secret or day takes its place; nothing older is kept.
/// </summary>
internal sealed class Tc3SigningKeyCache
{
    private readonly KeptHash<(string SecretKey, DateTime Date, string Service)> _hmac = new(static scope =>
    {
        var key = new byte[SecretHmac.Sha256Length];
        try
        {
            Tc3Signature.DeriveSigningKey(
                scope.SecretKey,
                new DateTimeOffset(scope.Date, TimeSpan.Zero),
                scope.Service,
                key
            );
            return IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    });

    /// <summary>Signs with the key of that secret, day and service.</summary>
    public void Sign(
        string secretKey,
        DateTimeOffset time,
        string service,
        ReadOnlySpan<byte> text,
        Span<byte> signature
    ) => _hmac.Sign((secretKey, time.UtcDateTime.Date, service), text, signature);
}
