namespace FaceEnroll.Sdk.Tests;

internal static class StringPolyfill
{
    extension(string)
    {
        public static string Join(char separator, params string?[] values) => string.Join(separator.ToString(), values);

        public static string Join<T>(char separator, IEnumerable<T> values) =>
            string.Join(separator.ToString(), values);
    }

    public static string[] Split(this string text, string separator) =>
        text.Split([separator], StringSplitOptions.None);

    public static string[] Split(this string text, char separator, int count) => text.Split([separator], count);

    public static string[] Split(this string text, char separator, StringSplitOptions options) =>
        text.Split([separator], options);

    public static bool Contains(this string text, string value, StringComparison comparison) =>
        text.IndexOf(value, comparison) >= 0;

    public static bool Contains(this string text, char value, StringComparison comparison) =>
        text.IndexOf(value.ToString(), comparison) >= 0;

    public static string Replace(this string text, string value, string replacement, StringComparison comparison)
    {
        Assert.That(comparison, Is.EqualTo(StringComparison.Ordinal), "the only comparison of the old Replace");
        return text.Replace(value, replacement);
    }
}
