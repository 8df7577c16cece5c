using System.Globalization;

namespace FaceEnroll.Sdk.Tests;

internal static class HexPolyfill
{
    extension(Convert)
    {
        public static byte[] FromHexString(string hex) =>
            [
                .. Enumerable
                    .Range(0, hex.Length / 2)
                    .Select(i =>
                        byte.Parse(hex.Substring(i * 2, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture)
                    ),
            ];
    }
}
