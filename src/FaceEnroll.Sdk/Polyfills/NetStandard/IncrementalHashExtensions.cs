using System.Buffers;

namespace System.Security.Cryptography;

/// <summary>The span-based methods of later frameworks.</summary>
internal static class IncrementalHashExtensions
{
    public static void AppendData(this IncrementalHash hash, ReadOnlySpan<byte> data)
    {
        var rented = ArrayPool<byte>.Shared.Rent(data.Length);
        try
        {
            data.CopyTo(rented);
            hash.AppendData(rented, 0, data.Length);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented, clearArray: true);
        }
    }

    public static int GetHashAndReset(this IncrementalHash hash, Span<byte> destination)
    {
        var value = hash.GetHashAndReset();
        value.CopyTo(destination);
        return value.Length;
    }
}
