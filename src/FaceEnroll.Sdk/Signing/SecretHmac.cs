using System.Security.Cryptography;

namespace FaceEnroll.Sdk.Signing;

/// <summary>HMACs keyed by a secret, whose UTF-8 bytes are cleared afterwards.</summary>
internal static class SecretHmac
{
    public const int Sha1Length = 20;
    public const int Sha256Length = 32;

    public static void Sha1(string secret, ReadOnlySpan<byte> data, Span<byte> destination)
    {
        var key = new Utf8Buffer(stackalloc byte[256]);
        try
        {
            key.Append(secret);
            Sha1(key.Written, data, destination);
        }
        finally
        {
            key.Dispose();
        }
    }

#pragma warning disable CA5350 // SHA-1 is what these vendors' schemes demand.
    public static void Sha1(ReadOnlySpan<byte> key, ReadOnlySpan<byte> data, Span<byte> destination) =>
        HMACSHA1.HashData(key, data, destination);
#pragma warning restore CA5350

    public static void Sha256(string secret, ReadOnlySpan<byte> data, Span<byte> destination)
    {
        var key = new Utf8Buffer(stackalloc byte[256]);
        try
        {
            key.Append(secret);
            HMACSHA256.HashData(key.Written, data, destination);
        }
        finally
        {
            key.Dispose();
        }
    }

    /// <summary>One that can be kept, and is keyed by the secret and what a scheme adds to it.</summary>
    public static IncrementalHash Create(HashAlgorithmName algorithm, string secret, ReadOnlySpan<byte> suffix)
    {
        var buffer = new Utf8Buffer(stackalloc byte[256]);
        byte[] key = [];
        try
        {
            buffer.Append(secret);
            buffer.Append(suffix);
            key = buffer.Written.ToArray();
            return IncrementalHash.CreateHMAC(algorithm, key);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
            buffer.Dispose();
        }
    }
}
