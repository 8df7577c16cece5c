namespace FaceEnroll.Sdk.Tests;

internal static class EnumPolyfill
{
    extension(Enum)
    {
        public static T Parse<T>(string text)
            where T : struct, Enum => (T)Enum.Parse(typeof(T), text);

        public static T[] GetValues<T>()
            where T : struct, Enum => (T[])Enum.GetValues(typeof(T));

        public static string[] GetNames<T>()
            where T : struct, Enum => Enum.GetNames(typeof(T));
    }
}
