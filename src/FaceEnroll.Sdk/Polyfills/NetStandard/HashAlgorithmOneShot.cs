using System.Buffers;

namespace System.Security.Cryptography;

/// <summary>What the one-shot polyfills share: hash a span through an array that is cleared afterwards.</summary>
internal static class HashAlgorithmOneShot
{
    public static int Compute(HashAlgorithm algorithm, ReadOnlySpan<byte> source, Span<byte> destination)
    {
        byte[] copy = ArrayPool<byte>.Shared.Rent(source.Length);
        try
        {
            source.CopyTo(copy);
            byte[] hash = algorithm.ComputeHash(copy, 0, source.Length);
            hash.CopyTo(destination);
            Array.Clear(hash, 0, hash.Length);
            return hash.Length;
        }
        finally
        {
            Array.Clear(copy, 0, source.Length);
            ArrayPool<byte>.Shared.Return(copy);
        }
    }
}
