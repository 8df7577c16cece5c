namespace System.Security.Cryptography;

/// <summary>The one-shot of <see cref="HMACSHA256"/>.</summary>
internal static class HMACSHA256Polyfill
{
    extension(HMACSHA256)
    {
        public static int HashData(ReadOnlySpan<byte> key, ReadOnlySpan<byte> source, Span<byte> destination)
        {
            byte[] keyCopy = key.ToArray();
            try
            {
                using var algorithm = new HMACSHA256(keyCopy);
                return HashAlgorithmOneShot.Compute(algorithm, source, destination);
            }
            finally
            {
                Array.Clear(keyCopy, 0, keyCopy.Length);
            }
        }
    }
}
