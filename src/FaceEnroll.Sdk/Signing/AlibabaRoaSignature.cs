namespace FaceEnroll.Sdk.Signing;

/// <summary>
/// Alibaba Cloud's ROA signature v1 with HMAC-SHA1, stage by stage
/// (https://www.alibabacloud.com/help/en/sdk/product-overview/roa-mechanism; the formula printed for Content Moderation has
/// one line feed too many, its worked example does not). Pure: clock, nonce and credentials are arguments.
/// </summary>
internal static class AlibabaRoaSignature
{
    /// <summary>The value of the Authorization header.</summary>
    /// <param name="input">What is signed.</param>
    /// <param name="hmac">Keeps the keyed HMAC for the next call; null makes it anew.</param>
    public static string Authorize(scoped in AlibabaRoaSignatureInput input, KeptHash<string>? hmac = null)
    {
        Span<byte> signature = stackalloc byte[SecretHmac.Sha1Length];
        var text = new Utf8Buffer(stackalloc byte[1024]);
        try
        {
            WriteStringToSign(ref text, input);
            // Unlike RPC, the bare secret is the key.
            if (hmac is null)
            {
                SecretHmac.Sha1(input.AccessKeySecret, text.Written, signature);
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
            text.Dispose();
        }
    }

    /// <summary>Stage 1: four header values, the x-acs-* headers and the resource.</summary>
    public static void WriteStringToSign(ref Utf8Buffer buffer, scoped in AlibabaRoaSignatureInput input)
    {
        buffer.Append(input.Method);
        buffer.Append((byte)'\n');
        buffer.Append(input.Accept);
        buffer.Append((byte)'\n');
        buffer.Append(input.ContentMd5);
        buffer.Append((byte)'\n');
        buffer.Append(input.ContentType);
        buffer.Append((byte)'\n');
        buffer.Append(input.Date);
        buffer.Append((byte)'\n');
        WriteAcsHeaders(ref buffer, input.AcsHeaders);
        WriteResource(ref buffer, input);
    }

    /// <summary>Stage 2: the header's value, from the 20 bytes of the signature.</summary>
    public static void WriteAuthorization(
        ref Utf8Buffer buffer,
        scoped in AlibabaRoaSignatureInput input,
        scoped ReadOnlySpan<byte> signature
    )
    {
        buffer.Append("acs "u8);
        buffer.Append(input.AccessKeyId);
        buffer.Append((byte)':');
        buffer.AppendBase64(signature);
    }

    private static void WriteAcsHeaders(ref Utf8Buffer buffer, scoped ReadOnlySpan<SignedHeader> headers)
    {
        int count = headers.Length;
        Span<int> order = count <= NameOrder.StackLimit ? stackalloc int[count] : new int[count];
        NameOrder.Fill(headers, order);
        foreach (int index in order)
        {
            buffer.AppendLowerAscii(headers[index].Name.AsSpan().Trim());
            buffer.Append((byte)':');
            WriteValue(ref buffer, headers[index].Value.AsSpan().Trim());
            buffer.Append((byte)'\n');
        }
    }

    private static void WriteValue(ref Utf8Buffer buffer, scoped ReadOnlySpan<char> value)
    {
        int control;
        while ((control = value.IndexOfAny("\t\n\r\f".AsSpan())) >= 0)
        {
            buffer.Append(value[..control]);
            buffer.Append((byte)' ');
            value = value[(control + 1)..];
        }

        buffer.Append(value);
    }

    // Values are signed raw; only the URL is encoded.
    private static void WriteResource(ref Utf8Buffer buffer, scoped in AlibabaRoaSignatureInput input)
    {
        buffer.Append(input.Path);
        int count = input.Query.Length;
        Span<int> order = count <= NameOrder.StackLimit ? stackalloc int[count] : new int[count];
        NameOrder.Fill(input.Query, order);
        byte separator = (byte)'?';
        foreach (int index in order)
        {
            buffer.Append(separator);
            buffer.Append(input.Query[index].Name);
            buffer.Append((byte)'=');
            buffer.Append(input.Query[index].Value);
            separator = (byte)'&';
        }
    }
}
