using System.Globalization;

namespace FaceEnroll.Sandbox.Signing;

/// <summary>What Alibaba's schemes share about time.</summary>
internal static class AlibabaClock
{
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    /// <summary>How long a nonce may not be reused.</summary>
    public static readonly TimeSpan NonceMemory = TimeSpan.FromMinutes(31);

    public static bool TryParse(string? text, out DateTimeOffset time) =>
        DateTimeOffset.TryParseExact(
            text,
            "yyyy-MM-dd'T'HH:mm:ss'Z'",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out time
        );
}
