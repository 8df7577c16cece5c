using System.Text;

namespace FaceEnroll.Sandbox.Wire;

/// <summary>Strict reading of <c>application/x-www-form-urlencoded</c> text, in queries and bodies alike.</summary>
internal static class WebForm
{
    private static readonly UTF8Encoding s_strictUtf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>Adds the decoded pairs; false when an escape is broken, or the text is not UTF-8 or not ASCII on the wire.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, List<KeyValuePair<string, string>> pairs)
    {
        while (!text.IsEmpty)
        {
            var end = text.IndexOf((byte)'&');
            var pair = end < 0 ? text : text[..end];
            text = end < 0 ? default : text[(end + 1)..];
            if (pair.IsEmpty)
            {
                continue;
            }

            var equal = pair.IndexOf((byte)'=');
            if (
                !TryDecode(equal < 0 ? pair : pair[..equal], out var name)
                || !TryDecode(equal < 0 ? default : pair[(equal + 1)..], out var value)
            )
            {
                return false;
            }

            pairs.Add(new(name, value));
        }

        return true;
    }

    public static bool TryRead(string text, List<KeyValuePair<string, string>> pairs) =>
        TryRead(Encoding.UTF8.GetBytes(text), pairs);

    private static bool TryDecode(ReadOnlySpan<byte> text, out string value)
    {
        value = string.Empty;
        var bytes = new byte[text.Length];
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var b = text[i];
            if (b == '%')
            {
                if (i + 2 >= text.Length || Digit(text[i + 1]) is not { } high || Digit(text[i + 2]) is not { } low)
                {
                    return false;
                }

                bytes[length++] = (byte)((high << 4) | low);
                i += 2;
            }
            else if (b is <= 0x20 or >= 0x7F)
            {
                return false;
            }
            else
            {
                bytes[length++] = b == '+' ? (byte)' ' : b;
            }
        }

        try
        {
            value = s_strictUtf8.GetString(bytes.AsSpan(0, length));
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private static int? Digit(byte b) =>
        b switch
        {
            >= (byte)'0' and <= (byte)'9' => b - '0',
            >= (byte)'a' and <= (byte)'f' => b - 'a' + 10,
            >= (byte)'A' and <= (byte)'F' => b - 'A' + 10,
            _ => null,
        };
}
