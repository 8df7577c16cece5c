namespace FaceEnroll.Sdk.Signing;

/// <summary>
/// FinAuth's <c>sign</c> with sign_version hmac_sha1 (https://faceid.com/document/faceid-guide-docs/app_api_authentication).
/// It covers nothing of the request: whoever sees it can use it until it expires. Pure: clock and nonce are arguments.
/// </summary>
internal static class FinAuthSign
{
    private const int MaxRandomLength = 10;

    /// <summary>The value of the field <c>sign</c>.</summary>
    /// <param name="apiKey">The console's key.</param>
    /// <param name="apiSecret">The secret of that key.</param>
    /// <param name="expireTime">When the sign ends: absolute Unix seconds, not a duration.</param>
    /// <param name="currentTime">Unix seconds now, earlier than <paramref name="expireTime"/>.</param>
    /// <param name="random">1 to 10 decimal digits, leading zeros kept.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The sign would have ended already, or be the single-use form (expire_time 0) that current pages dropped.
    /// </exception>
    /// <exception cref="ArgumentException"><paramref name="random"/> is not 1 to 10 digits.</exception>
    public static string Sign(string apiKey, string apiSecret, long expireTime, long currentTime, string random)
    {
        if (expireTime <= currentTime)
        {
            throw new ArgumentOutOfRangeException(nameof(expireTime), "The sign must end after the current time.");
        }

        if (!IsRandom(random))
        {
            throw new ArgumentException("The random number must be 1 to 10 decimal digits.", nameof(random));
        }

        return Compute(apiKey, apiSecret, expireTime, currentTime, random);
    }

    /// <summary>The bare formula, without the checks of <see cref="Sign"/>.</summary>
    public static string Compute(string apiKey, string apiSecret, long expireTime, long currentTime, string random)
    {
        Span<byte> digest = stackalloc byte[SecretHmac.Sha1Length];
        var raw = new Utf8Buffer(stackalloc byte[256]);
        try
        {
            WriteRaw(ref raw, apiKey, expireTime, currentTime, random);
            SecretHmac.Sha1(apiSecret, raw.Written, digest);
            return Join(digest, raw.Written);
        }
        finally
        {
            raw.Dispose();
        }
    }

    /// <summary>Stage 1: the text that is signed. Nothing in it is URL-encoded.</summary>
    public static void WriteRaw(ref Utf8Buffer buffer, string apiKey, long expireTime, long currentTime, string random)
    {
        buffer.Append("a="u8);
        buffer.Append(apiKey);
        buffer.Append("&b="u8);
        buffer.AppendNumber(expireTime);
        buffer.Append("&c="u8);
        buffer.AppendNumber(currentTime);
        buffer.Append("&d="u8);
        buffer.Append(random);
    }

    /// <summary>Stage 2: base64 of the digest followed by the text that was signed.</summary>
    public static string Join(ReadOnlySpan<byte> digest, ReadOnlySpan<byte> raw)
    {
        var joined = new Utf8Buffer(stackalloc byte[256]);
        var text = new Utf8Buffer(stackalloc byte[512]);
        try
        {
            joined.Append(digest);
            joined.Append(raw);
            text.AppendBase64(joined.Written);
            return text.ToText();
        }
        finally
        {
            joined.Dispose();
            text.Dispose();
        }
    }

    /// <summary>Whether a text is 1 to 10 decimal digits.</summary>
    public static bool IsRandom(string random)
    {
        if (random.Length is < 1 or > MaxRandomLength)
        {
            return false;
        }

        foreach (char value in random)
        {
            // Not char.IsDigit, which accepts the digits of every script.
            if (value is < '0' or > '9')
            {
                return false;
            }
        }

        return true;
    }
}
