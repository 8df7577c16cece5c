using System.Security.Cryptography;

namespace FaceEnroll.Sdk.Signing;

/// <summary>
/// Alibaba Cloud's ACS3-HMAC-SHA256 (signature V3), stage by stage
/// (https://www.alibabacloud.com/help/en/doc-detail/2593177.htm). Pure: clock, nonce and credentials are arguments.
/// </summary>
internal static class AlibabaAcs3Signature
{
    private static ReadOnlySpan<byte> Algorithm => "ACS3-HMAC-SHA256"u8;

    /// <summary>The value of the Authorization header.</summary>
    /// <param name="input">What is signed.</param>
    /// <param name="hmac">Keeps the keyed HMAC for the next call; null makes it anew.</param>
    public static string Authorize(scoped in AlibabaAcs3SignatureInput input, KeptHash<string>? hmac = null)
    {
        Span<byte> signature = stackalloc byte[SecretHmac.Sha256Length];
        var canonicalRequest = new Utf8Buffer(stackalloc byte[1024]);
        var text = new Utf8Buffer(stackalloc byte[512]);
        try
        {
            WriteCanonicalRequest(ref canonicalRequest, input);
            WriteStringToSign(ref text, canonicalRequest.Written);
            if (hmac is null)
            {
                SecretHmac.Sha256(input.AccessKeySecret, text.Written, signature);
            }
            else
            {
                hmac.Sign(input.AccessKeySecret, text.Written, signature);
            }

            text.Clear();
            WriteAuthorization(ref text, input, signature);
            return text.ToText();
        }
        finally
        {
            canonicalRequest.Dispose();
            text.Dispose();
        }
    }

    /// <summary>Stage 1: method, path, query, headers, names of the headers and payload hash, one below the other.</summary>
    public static void WriteCanonicalRequest(ref Utf8Buffer buffer, scoped in AlibabaAcs3SignatureInput input)
    {
        buffer.Append(input.Method);
        buffer.Append((byte)'\n');
        buffer.Append(input.Path);
        buffer.Append((byte)'\n');
        buffer.Append(input.CanonicalQuery);
        buffer.Append((byte)'\n');
        WriteCanonicalHeaders(ref buffer, input);
        buffer.Append((byte)'\n');
        WriteSignedHeaders(ref buffer, input);
        buffer.Append((byte)'\n');
        buffer.AppendHex(input.PayloadHash);
    }

    /// <summary>Stage 2: algorithm and hash of the canonical request.</summary>
    public static void WriteStringToSign(ref Utf8Buffer buffer, scoped ReadOnlySpan<byte> canonicalRequest)
    {
        Span<byte> hash = stackalloc byte[SecretHmac.Sha256Length];
        SHA256.HashData(canonicalRequest, hash);
        buffer.Append(Algorithm);
        buffer.Append((byte)'\n');
        buffer.AppendHex(hash);
    }

    /// <summary>Stage 3: the header's value, from the 32 bytes of the signature.</summary>
    public static void WriteAuthorization(
        ref Utf8Buffer buffer,
        scoped in AlibabaAcs3SignatureInput input,
        scoped ReadOnlySpan<byte> signature
    )
    {
        buffer.Append(Algorithm);
        buffer.Append(" Credential="u8);
        buffer.Append(input.AccessKeyId);
        buffer.Append(",SignedHeaders="u8);
        WriteSignedHeaders(ref buffer, input);
        buffer.Append(",Signature="u8);
        buffer.AppendHex(signature);
    }

    /// <summary>The names that are signed: content-type, host and x-acs-* sort in this order by themselves.</summary>
    public static void WriteSignedHeaders(ref Utf8Buffer buffer, scoped in AlibabaAcs3SignatureInput input)
    {
        buffer.Append(input.ContentType is null ? "host"u8 : "content-type;host"u8);
        int count = input.AcsHeaders.Length;
        Span<int> order = count <= NameOrder.StackLimit ? stackalloc int[count] : new int[count];
        NameOrder.Fill(input.AcsHeaders, order);
        foreach (int index in order)
        {
            buffer.Append((byte)';');
            buffer.AppendLowerAscii(input.AcsHeaders[index].Name.AsSpan().Trim());
        }
    }

    private static void WriteCanonicalHeaders(ref Utf8Buffer buffer, scoped in AlibabaAcs3SignatureInput input)
    {
        if (input.ContentType is not null)
        {
            WriteHeader(ref buffer, "content-type", input.ContentType);
        }

        WriteHeader(ref buffer, "host", input.Host);
        int count = input.AcsHeaders.Length;
        Span<int> order = count <= NameOrder.StackLimit ? stackalloc int[count] : new int[count];
        NameOrder.Fill(input.AcsHeaders, order);
        foreach (int index in order)
        {
            WriteHeader(ref buffer, input.AcsHeaders[index].Name, input.AcsHeaders[index].Value);
        }
    }

    private static void WriteHeader(ref Utf8Buffer buffer, string name, string value)
    {
        buffer.AppendLowerAscii(name.AsSpan().Trim());
        buffer.Append((byte)':');
        buffer.Append(value.AsSpan().Trim());
        buffer.Append((byte)'\n');
    }
}
