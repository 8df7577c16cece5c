#pragma warning disable CA5350 // SHA-1 is what some vendors' schemes demand.
namespace System.Security.Cryptography;

/// <summary>The one-shot of <see cref="HMACSHA1"/>.</summary>
internal static class HMACSHA1Polyfill
{
    extension(HMACSHA1)
    {
        public static int HashData(ReadOnlySpan<byte> key, ReadOnlySpan<byte> source, Span<byte> destination)
        {
            byte[] keyCopy = key.ToArray();
            try
            {
                using var algorithm = new HMACSHA1(keyCopy);
                return HashAlgorithmOneShot.Compute(algorithm, source, destination);
            }
            finally
            {
                Array.Clear(keyCopy, 0, keyCopy.Length);
            }
        }
    }
}
