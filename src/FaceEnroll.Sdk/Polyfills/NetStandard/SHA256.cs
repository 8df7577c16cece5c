namespace System.Security.Cryptography;

/// <summary>The one-shot of <see cref="SHA256"/>.</summary>
internal static class SHA256Polyfill
{
    extension(SHA256)
    {
        public static int HashData(ReadOnlySpan<byte> source, Span<byte> destination)
        {
            using SHA256 algorithm = SHA256.Create();
            return HashAlgorithmOneShot.Compute(algorithm, source, destination);
        }
    }
}
