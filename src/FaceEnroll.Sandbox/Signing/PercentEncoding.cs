using System.Buffers;
using System.Text;

namespace FaceEnroll.Sandbox.Signing;

/// <summary>RFC 3986: everything but letters, digits and <c>- _ . ~</c> becomes an upper-case escape of its UTF-8 bytes.</summary>
internal static class PercentEncoding
{
    private static readonly SearchValues<byte> s_plain = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~"u8
    );

    public static string Encode(string text) => Uri.EscapeDataString(text);

    public static void Append(ArrayBufferWriter<byte> output, string text) =>
        Append(output, Encoding.UTF8.GetBytes(text));

    public static void Append(ArrayBufferWriter<byte> output, ReadOnlySpan<byte> utf8)
    {
        while (!utf8.IsEmpty)
        {
            var plain = utf8.IndexOfAnyExcept(s_plain);
            if (plain < 0)
            {
                output.Write(utf8);
                return;
            }

            output.Write(utf8[..plain]);
            var escape = output.GetSpan(3);
            escape[0] = (byte)'%';
            escape[1] = "0123456789ABCDEF"u8[utf8[plain] >> 4];
            escape[2] = "0123456789ABCDEF"u8[utf8[plain] & 15];
            output.Advance(3);
            utf8 = utf8[(plain + 1)..];
        }
    }

    /// <summary>Names and values encoded, sorted by name, joined.</summary>
    public static string Query(IEnumerable<KeyValuePair<string, string>> pairs) =>
        string.Join(
            '&',
            pairs
                .OrderBy(pair => pair.Key, StringComparer.Ordinal)
                .Select(pair => $"{Encode(pair.Key)}={Encode(pair.Value)}")
        );
}
