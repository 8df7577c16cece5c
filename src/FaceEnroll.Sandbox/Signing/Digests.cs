using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Signing;

/// <summary>The few hashes of the schemes, straight from the framework.</summary>
internal static class Digests
{
    public const string EmptySha256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    /// <summary>Longer texts are encoded on the heap.</summary>
    private const int OnTheStack = 1024;

    public static string Sha256Hex(ReadOnlySpan<byte> data)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        KeptHashes.Sha256(data, hash);
        return Hex.Lower(hash);
    }

    public static string Sha256Hex(string text)
    {
        Span<byte> buffer = stackalloc byte[OnTheStack];
        return Sha256Hex(Utf8(text, buffer));
    }

    public static byte[] HmacSha256(ReadOnlySpan<byte> key, string text)
    {
        Span<byte> buffer = stackalloc byte[OnTheStack];
        return HMACSHA256.HashData(key, Utf8(text, buffer));
    }

    /// <summary>For a key that comes again and does not change; in hexadecimal.</summary>
    public static string HmacSha256HexAgain(byte[] key, string text)
    {
        Span<byte> buffer = stackalloc byte[OnTheStack];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        KeptHashes.HmacSha256(key, Utf8(text, buffer), hash);
        return Hex.Lower(hash);
    }

#pragma warning disable CA5350, CA5351 // The vendors' schemes ask for SHA-1 and MD5.
    public static byte[] HmacSha1(string key, ReadOnlySpan<byte> data) =>
        HMACSHA1.HashData(Encoding.UTF8.GetBytes(key), data);

    public static byte[] HmacSha1(string key, string text) => HmacSha1(key, Encoding.UTF8.GetBytes(text));

    public static string Md5Base64(ReadOnlySpan<byte> data) => Convert.ToBase64String(MD5.HashData(data));
#pragma warning restore CA5350, CA5351

    public static bool Same(string expected, string given) =>
        CryptographicOperations.FixedTimeEquals(
            MemoryMarshal.AsBytes(expected.AsSpan()),
            MemoryMarshal.AsBytes(given.AsSpan())
        );

    private static ReadOnlySpan<byte> Utf8(string text, Span<byte> buffer) =>
        Encoding.UTF8.TryGetBytes(text, buffer, out var length) ? buffer[..length] : Encoding.UTF8.GetBytes(text);
}
