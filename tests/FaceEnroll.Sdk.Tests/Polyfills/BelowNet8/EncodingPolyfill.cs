using System.Text;

namespace FaceEnroll.Sdk.Tests;

internal static class EncodingPolyfill
{
    private static readonly Encoding s_latin = Encoding.GetEncoding("ISO-8859-1");

    extension(Encoding)
    {
        public static Encoding Latin1 => s_latin;
    }
}
