namespace FaceEnroll.Sdk.Signing;

/// <summary>
/// Percent-encoding as RFC 3986 section 2.1 defines it and Alibaba requires it: everything but the unreserved characters
/// <c>A-Z a-z 0-9 - _ . ~</c>, with upper-case digits. (Framework versions differ in what they leave alone.)
/// </summary>
internal static class PercentEncoding
{
    /// <summary>The most bytes that <paramref name="length"/> bytes can become.</summary>
    public static int GetMaxLength(int length, int level) => checked(length * EscapedLength(level));

    public static bool IsUnreserved(byte value) =>
        value
            is (>= (byte)'a' and <= (byte)'z')
                or (>= (byte)'A' and <= (byte)'Z')
                or (>= (byte)'0' and <= (byte)'9')
                or (byte)'-'
                or (byte)'_'
                or (byte)'.'
                or (byte)'~';

    /// <summary>Encodes UTF-8 bytes once (level 1) or twice (level 2) and returns how many bytes were written.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The level is neither 1 nor 2.</exception>
    public static int Encode(ReadOnlySpan<byte> utf8, Span<byte> destination, int level)
    {
        ReadOnlySpan<byte> digits = "0123456789ABCDEF"u8;
        // The second pass escapes the percent sign of the first.
        ReadOnlySpan<byte> escape = EscapedLength(level) == 3 ? "%"u8 : "%25"u8;
        int written = 0;
        foreach (byte value in utf8)
        {
            if (IsUnreserved(value))
            {
                destination[written++] = value;
                continue;
            }

            escape.CopyTo(destination[written..]);
            written += escape.Length;
            destination[written++] = digits[value >> 4];
            destination[written++] = digits[value & 0xF];
        }

        return written;
    }

    /// <summary>Encodes a text once, for the parts of a URL.</summary>
    public static string Encode(string text)
    {
        var buffer = new Utf8Buffer(stackalloc byte[256]);
        try
        {
            buffer.AppendPercentEncoded(text);
            return buffer.ToText();
        }
        finally
        {
            buffer.Dispose();
        }
    }

    private static int EscapedLength(int level) =>
        level switch
        {
            1 => 3,
            2 => 5,
            _ => throw new ArgumentOutOfRangeException(nameof(level)),
        };
}
