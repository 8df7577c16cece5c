namespace FaceEnroll.Sdk.Signing;

/// <summary>
/// Alibaba Cloud's RPC signature v1 with HMAC-SHA1, stage by stage (https://help.aliyun.com/document_detail/25490.htm). It
/// signs the union of query and form parameters, without Signature itself. Pure: the parameters hold clock and nonce.
/// </summary>
/// <remarks>
/// A picture among the parameters makes the text to sign megabytes long. Such a call feeds an HMAC piece by piece:
/// <see cref="PostPrefix"/>, then for each parameter in ordinal order of names
/// <see cref="EncodedParameterSeparator"/> (not before the first), the name,
/// <see cref="EncodedValueSeparator"/> and the value, both percent-encoded twice.
/// </remarks>
internal static class AlibabaRpcSignature
{
    /// <summary>How the text to sign begins when the method is POST.</summary>
    public static ReadOnlySpan<byte> PostPrefix => "POST&%2F&"u8;

    /// <summary>The <c>&amp;</c> between two parameters in the text to sign.</summary>
    public static ReadOnlySpan<byte> EncodedParameterSeparator => "%26"u8;

    /// <summary>The <c>=</c> between name and value in the text to sign.</summary>
    public static ReadOnlySpan<byte> EncodedValueSeparator => "%3D"u8;

    /// <summary>The value of the parameter Signature, not encoded.</summary>
    public static string Sign(string accessKeySecret, string method, ReadOnlySpan<SignedParameter> parameters)
    {
        var text = new Utf8Buffer(stackalloc byte[1024]);
        try
        {
            WriteStringToSign(ref text, method, parameters);
            return Sign(accessKeySecret, text.Written);
        }
        finally
        {
            text.Dispose();
        }
    }

    /// <summary>Last stage: base64 of the HMAC of a text to sign.</summary>
    public static string Sign(string accessKeySecret, ReadOnlySpan<byte> stringToSign)
    {
        Span<byte> signature = stackalloc byte[SecretHmac.Sha1Length];
        var key = new Utf8Buffer(stackalloc byte[256]);
        var text = new Utf8Buffer(stackalloc byte[32]);
        try
        {
            WriteKey(ref key, accessKeySecret);
            SecretHmac.Sha1(key.Written, stringToSign, signature);
            text.AppendBase64(signature);
            return text.ToText();
        }
        finally
        {
            key.Dispose();
            text.Dispose();
        }
    }

    /// <summary>The HMAC key: the pages' formula shows the bare secret, their worked examples need the ampersand.</summary>
    public static void WriteKey(ref Utf8Buffer buffer, string accessKeySecret)
    {
        buffer.Append(accessKeySecret);
        buffer.Append((byte)'&');
    }

    /// <summary>Stage 1: the parameters sorted by name, encoded once. Also the query of ACS3.</summary>
    public static void WriteCanonicalQuery(ref Utf8Buffer buffer, scoped ReadOnlySpan<SignedParameter> parameters) =>
        WriteParameters(ref buffer, parameters, level: 1, "&"u8, "="u8);

    /// <summary>Stage 1 as text, good for a URL too.</summary>
    public static string CanonicalQuery(ReadOnlySpan<SignedParameter> parameters)
    {
        var buffer = new Utf8Buffer(stackalloc byte[512]);
        try
        {
            WriteCanonicalQuery(ref buffer, parameters);
            return buffer.ToText();
        }
        finally
        {
            buffer.Dispose();
        }
    }

    /// <summary>Stage 2: method, encoded path and the canonical query encoded once more, in one pass.</summary>
    public static void WriteStringToSign(
        ref Utf8Buffer buffer,
        string method,
        scoped ReadOnlySpan<SignedParameter> parameters
    )
    {
        buffer.Append(method);
        buffer.Append("&%2F&"u8);
        WriteParameters(ref buffer, parameters, level: 2, EncodedParameterSeparator, EncodedValueSeparator);
    }

    private static void WriteParameters(
        ref Utf8Buffer buffer,
        scoped ReadOnlySpan<SignedParameter> parameters,
        int level,
        scoped ReadOnlySpan<byte> parameterSeparator,
        scoped ReadOnlySpan<byte> valueSeparator
    )
    {
        int count = parameters.Length;
        Span<int> order = count <= NameOrder.StackLimit ? stackalloc int[count] : new int[count];
        NameOrder.Fill(parameters, order);
        for (int i = 0; i < count; i++)
        {
            if (i > 0)
            {
                buffer.Append(parameterSeparator);
            }

            buffer.AppendPercentEncoded(parameters[order[i]].Name, level);
            buffer.Append(valueSeparator);
            buffer.AppendPercentEncoded(parameters[order[i]].Value, level);
        }
    }
}
