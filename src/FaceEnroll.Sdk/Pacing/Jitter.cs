using System.Security.Cryptography;

namespace FaceEnroll.Sdk.Pacing;

/// <summary>Random numbers of the registration: nonces and waits.</summary>
internal static class Jitter
{
    /// <summary>0 to below 1.</summary>
    public static double Next()
    {
        Span<byte> bytes = stackalloc byte[4];
        RandomNumberGenerator.Fill(bytes);
        return (uint)(bytes[0] | (bytes[1] << 8) | (bytes[2] << 16) | (bytes[3] << 24)) / 4294967296.0;
    }
}
