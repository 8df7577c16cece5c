namespace FaceEnroll.Sdk.Tests;

internal static class ConvertPolyfill
{
    extension(Convert)
    {
        public static string ToHexStringLower(ReadOnlySpan<byte> bytes) =>
            BitConverter.ToString(bytes.ToArray()).Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();
    }
}
