using System.Security.Cryptography;

namespace FaceEnroll.Sdk.Primitives;

/// <summary>Nonces from the system's cryptographic generator.</summary>
internal static class Nonce
{
    /// <summary>128 bits as 32 lower-case hexadecimal digits.</summary>
    public static string Hex()
    {
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes);
        Span<char> text = stackalloc char[32];
        const string Digits = "0123456789abcdef";
        for (var i = 0; i < bytes.Length; i++)
        {
            text[2 * i] = Digits[bytes[i] >> 4];
            text[(2 * i) + 1] = Digits[bytes[i] & 15];
        }

        return text.ToString();
    }

    /// <summary>Ten decimal digits.</summary>
    public static string TenDigits()
    {
        Span<byte> bytes = stackalloc byte[8];
        Span<char> text = stackalloc char[10];
        RandomNumberGenerator.Fill(bytes);
        var number = BitConverter.ToUInt64(bytes.ToArray(), 0) % 10_000_000_000UL;
        for (var i = text.Length - 1; i >= 0; i--)
        {
            text[i] = (char)('0' + (number % 10));
            number /= 10;
        }

        return text.ToString();
    }
}
