using System.Buffers;

namespace System.Text;

/// <summary>Span overloads of <see cref="Encoding"/>.</summary>
internal static class EncodingPolyfill
{
    public static string GetString(this Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        byte[] copy = ArrayPool<byte>.Shared.Rent(bytes.Length);
        try
        {
            bytes.CopyTo(copy);
            return encoding.GetString(copy, 0, bytes.Length);
        }
        finally
        {
            Array.Clear(copy, 0, bytes.Length);
            ArrayPool<byte>.Shared.Return(copy);
        }
    }
}
