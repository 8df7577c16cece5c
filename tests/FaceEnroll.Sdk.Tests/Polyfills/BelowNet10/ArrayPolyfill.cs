namespace FaceEnroll.Sdk.Tests;

internal static class ArrayPolyfill
{
    /// <summary>LINQ's Reverse of an array, which C# would else take for the one of Span, in place.</summary>
    public static IEnumerable<T> Reverse<T>(this T[] source) => Enumerable.Reverse(source);
}
