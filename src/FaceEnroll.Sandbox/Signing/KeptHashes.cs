using System.Security.Cryptography;

namespace FaceEnroll.Sandbox.Signing;

/// <summary>
/// SHA-256 with and without a key. Setting a hash up costs more than hashing a short text, an HMAC several times as much: so
/// each thread keeps its own, the HMAC that of its last key.
/// </summary>
internal static class KeptHashes
{
    [ThreadStatic]
    private static IncrementalHash? s_sha256;

    [ThreadStatic]
    private static IncrementalHash? s_hmac;

    [ThreadStatic]
    private static byte[]? s_key;

    public static void Sha256(ReadOnlySpan<byte> data, Span<byte> hash) =>
        Run(s_sha256 ??= IncrementalHash.CreateHash(HashAlgorithmName.SHA256), data, hash);

    /// <param name="key">The key; kept, so it must not change.</param>
    /// <param name="data">What to hash.</param>
    /// <param name="hash">Where to.</param>
    public static void HmacSha256(byte[] key, ReadOnlySpan<byte> data, Span<byte> hash)
    {
        if (s_hmac is null || !key.AsSpan().SequenceEqual(s_key))
        {
            s_hmac?.Dispose();
            s_hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
            s_key = key;
        }

        Run(s_hmac, data, hash);
    }

    private static void Run(IncrementalHash kept, ReadOnlySpan<byte> data, Span<byte> hash)
    {
        kept.AppendData(data);
        kept.GetHashAndReset(hash);
    }
}
