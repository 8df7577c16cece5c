using System.Security.Cryptography;

namespace FaceEnroll.Sdk.Tests;

internal static class SHA256Polyfill
{
    extension(SHA256)
    {
        public static int HashSizeInBytes => 32;

        public static byte[] HashData(byte[] source)
        {
            using var algorithm = SHA256.Create();
            return algorithm.ComputeHash(source);
        }
    }
}

internal static class MD5Polyfill
{
    extension(MD5)
    {
        public static byte[] HashData(byte[] source)
        {
            using var algorithm = MD5.Create();
            return algorithm.ComputeHash(source);
        }
    }
}

internal static class HMACSHA256Polyfill
{
    extension(HMACSHA256)
    {
        public static byte[] HashData(byte[] key, byte[] source)
        {
            using var algorithm = new HMACSHA256(key);
            return algorithm.ComputeHash(source);
        }
    }
}

internal static class HMACSHA1Polyfill
{
    extension(HMACSHA1)
    {
        public static byte[] HashData(byte[] key, byte[] source)
        {
            using var algorithm = new HMACSHA1(key);
            return algorithm.ComputeHash(source);
        }
    }
}
