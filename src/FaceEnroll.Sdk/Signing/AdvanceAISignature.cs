using System.Security.Cryptography;

namespace FaceEnroll.Sdk.Signing;

/// <summary>
/// The signature of ADVANCE.AI's token request: a plain SHA-256 over both keys and the time, not an HMAC
/// (https://doc-center-acmp.advance.ai/docs/common-token-authentication-api). Pure: the clock is an argument.
/// </summary>
internal static class AdvanceAISignature
{
    /// <summary>64 lower-case hexadecimal digits.</summary>
    /// <param name="accessKey">The console's access key.</param>
    /// <param name="secretKey">Its secret, which is never sent.</param>
    /// <param name="timestampMillis">Unix milliseconds, equal to the request's <c>timestamp</c>; not padded.</param>
    public static string Sign(string accessKey, string secretKey, long timestampMillis)
    {
        Span<byte> hash = stackalloc byte[SecretHmac.Sha256Length];
        var buffer = new Utf8Buffer(stackalloc byte[256]);
        try
        {
            WriteStringToSign(ref buffer, accessKey, secretKey, timestampMillis);
            SHA256.HashData(buffer.Written, hash);
            buffer.Clear();
            buffer.AppendHex(hash);
            return buffer.ToText();
        }
        finally
        {
            buffer.Dispose();
        }
    }

    /// <summary>Stage 1: access key, secret key and time, with nothing between.</summary>
    public static void WriteStringToSign(
        ref Utf8Buffer buffer,
        string accessKey,
        string secretKey,
        long timestampMillis
    )
    {
        buffer.Append(accessKey);
        buffer.Append(secretKey);
        buffer.AppendNumber(timestampMillis);
    }
}
