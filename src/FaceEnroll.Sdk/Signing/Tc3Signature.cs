using System.Security.Cryptography;

namespace FaceEnroll.Sdk.Signing;

/// <summary>
/// Tencent Cloud API 3.0's TC3-HMAC-SHA256, stage by stage as the vendor's page "Signature v3" describes it
/// (https://cloud.tencent.com/document/api/213/30654). Pure: clock and credentials are arguments.
/// </summary>
internal static class Tc3Signature
{
    /// <summary>SHA-256 of the ASCII text <c>UNSIGNED-PAYLOAD</c>, for bodies that are not hashed.</summary>
    public static ReadOnlySpan<byte> UnsignedPayloadHash =>
        [
            0x43,
            0x8D,
            0x41,
            0x09,
            0xEF,
            0x0D,
            0x67,
            0x6B,
            0x8C,
            0x2C,
            0x7E,
            0xD1,
            0x3C,
            0xDF,
            0xCB,
            0x41,
            0x8E,
            0x49,
            0x4D,
            0x53,
            0xB8,
            0x43,
            0xD4,
            0x63,
            0x4C,
            0xE3,
            0xB1,
            0x08,
            0x5F,
            0x07,
            0xBB,
            0x96,
        ];

    private static ReadOnlySpan<byte> Algorithm => "TC3-HMAC-SHA256"u8;

    private static ReadOnlySpan<byte> Terminator => "tc3_request"u8;

    /// <summary>The value of the Authorization header.</summary>
    /// <param name="input">What is signed.</param>
    /// <param name="keys">Keeps what the derived key signs with for the rest of the UTC day; null derives it anew.</param>
    public static string Authorize(scoped in Tc3SignatureInput input, Tc3SigningKeyCache? keys = null)
    {
        Span<byte> key = stackalloc byte[SecretHmac.Sha256Length];
        Span<byte> signature = stackalloc byte[SecretHmac.Sha256Length];
        var canonicalRequest = new Utf8Buffer(stackalloc byte[512]);
        var text = new Utf8Buffer(stackalloc byte[512]);
        try
        {
            WriteCanonicalRequest(ref canonicalRequest, input);
            WriteStringToSign(ref text, input, canonicalRequest.Written);
            if (keys is null)
            {
                DeriveSigningKey(input.SecretKey, input.Time, input.Service, key);
                HMACSHA256.HashData(key, text.Written, signature);
            }
            else
            {
                keys.Sign(input.SecretKey, input.Time, input.Service, text.Written, signature);
            }

            text.Clear();
            WriteAuthorization(ref text, input, signature);
            return text.ToText();
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
            canonicalRequest.Dispose();
            text.Dispose();
        }
    }

    /// <summary>Stage 1: method, path, query, headers, names of the headers and payload hash, one below the other.</summary>
    public static void WriteCanonicalRequest(ref Utf8Buffer buffer, scoped in Tc3SignatureInput input)
    {
        buffer.Append(input.Method);
        buffer.Append((byte)'\n');
        buffer.Append(input.Path);
        buffer.Append((byte)'\n');
        buffer.Append(input.Query);
        buffer.Append((byte)'\n');
        WriteHeader(ref buffer, "content-type", input.ContentType);
        WriteHeader(ref buffer, "host", input.Host);
        foreach (ref readonly SignedHeader header in input.ExtraHeaders)
        {
            WriteHeader(ref buffer, header.Name, header.Value);
        }

        buffer.Append((byte)'\n');
        WriteSignedHeaders(ref buffer, input);
        buffer.Append((byte)'\n');
        buffer.AppendHex(input.PayloadHash);
    }

    /// <summary>Stage 2: algorithm, timestamp, credential scope and hash of the canonical request.</summary>
    public static void WriteStringToSign(
        ref Utf8Buffer buffer,
        scoped in Tc3SignatureInput input,
        scoped ReadOnlySpan<byte> canonicalRequest
    )
    {
        Span<byte> hash = stackalloc byte[SecretHmac.Sha256Length];
        SHA256.HashData(canonicalRequest, hash);
        buffer.Append(Algorithm);
        buffer.Append((byte)'\n');
        buffer.AppendNumber(input.Timestamp);
        buffer.Append((byte)'\n');
        WriteScope(ref buffer, input);
        buffer.Append((byte)'\n');
        buffer.AppendHex(hash);
    }

    /// <summary>Stage 3: the key that signs, good for one secret, one UTC day and one service.</summary>
    public static void DeriveSigningKey(string secretKey, DateTimeOffset time, string service, Span<byte> signingKey)
    {
        Span<byte> dateKey = stackalloc byte[SecretHmac.Sha256Length];
        Span<byte> serviceKey = stackalloc byte[SecretHmac.Sha256Length];
        try
        {
            DeriveDateKey(secretKey, time, dateKey);
            DeriveServiceKey(dateKey, service, serviceKey);
            DeriveRequestKey(serviceKey, signingKey);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(dateKey);
            CryptographicOperations.ZeroMemory(serviceKey);
        }
    }

    /// <summary>Stage 3.1, the page's SecretDate.</summary>
    public static void DeriveDateKey(string secretKey, DateTimeOffset time, Span<byte> dateKey)
    {
        var key = new Utf8Buffer(stackalloc byte[256]);
        var date = new Utf8Buffer(stackalloc byte[16]);
        try
        {
            key.Append("TC3"u8);
            key.Append(secretKey);
            WireDate.AppendDate(ref date, time);
            HMACSHA256.HashData(key.Written, date.Written, dateKey);
        }
        finally
        {
            key.Dispose();
            date.Dispose();
        }
    }

    /// <summary>Stage 3.2, the page's SecretService.</summary>
    public static void DeriveServiceKey(ReadOnlySpan<byte> dateKey, string service, Span<byte> serviceKey)
    {
        var name = new Utf8Buffer(stackalloc byte[64]);
        try
        {
            name.Append(service);
            HMACSHA256.HashData(dateKey, name.Written, serviceKey);
        }
        finally
        {
            name.Dispose();
        }
    }

    /// <summary>Stage 3.3, the page's SecretSigning.</summary>
    public static void DeriveRequestKey(ReadOnlySpan<byte> serviceKey, Span<byte> signingKey) =>
        HMACSHA256.HashData(serviceKey, Terminator, signingKey);

    /// <summary>Stage 4: the header's value, from the 32 bytes of the signature.</summary>
    public static void WriteAuthorization(
        ref Utf8Buffer buffer,
        scoped in Tc3SignatureInput input,
        scoped ReadOnlySpan<byte> signature
    )
    {
        buffer.Append(Algorithm);
        buffer.Append(" Credential="u8);
        buffer.Append(input.SecretId);
        buffer.Append((byte)'/');
        WriteScope(ref buffer, input);
        buffer.Append(", SignedHeaders="u8);
        WriteSignedHeaders(ref buffer, input);
        buffer.Append(", Signature="u8);
        buffer.AppendHex(signature);
    }

    private static void WriteHeader(ref Utf8Buffer buffer, string name, string value)
    {
        buffer.AppendLowerAscii(name.AsSpan().Trim());
        buffer.Append((byte)':');
        buffer.AppendLowerAscii(value.AsSpan().Trim());
        buffer.Append((byte)'\n');
    }

    private static void WriteSignedHeaders(ref Utf8Buffer buffer, scoped in Tc3SignatureInput input)
    {
        buffer.Append("content-type;host"u8);
        foreach (ref readonly SignedHeader header in input.ExtraHeaders)
        {
            buffer.Append((byte)';');
            buffer.AppendLowerAscii(header.Name.AsSpan().Trim());
        }
    }

    private static void WriteScope(ref Utf8Buffer buffer, scoped in Tc3SignatureInput input)
    {
        WireDate.AppendDate(ref buffer, input.Time);
        buffer.Append((byte)'/');
        buffer.Append(input.Service);
        buffer.Append((byte)'/');
        buffer.Append(Terminator);
    }
}
