namespace FaceEnroll.Sdk.Tests;

internal static class CollectionPolyfill
{
    public static void AddRange<T>(this List<T> list, ReadOnlySpan<T> items) => list.AddRange(items.ToArray());

    public static TValue? GetValueOrDefault<TKey, TValue>(
        this IReadOnlyDictionary<TKey, TValue> dictionary,
        TKey key
    ) => dictionary.TryGetValue(key, out var value) ? value : default;

    public static void Deconstruct<TKey, TValue>(
        this KeyValuePair<TKey, TValue> pair,
        out TKey key,
        out TValue value
    ) => (key, value) = (pair.Key, pair.Value);

    public static IEnumerable<T> Order<T>(this IEnumerable<T> source, IComparer<T>? comparer = null) =>
        source.OrderBy(item => item, comparer);

    public static IEnumerable<T> SkipLast<T>(this IEnumerable<T> source, int count)
    {
        T[] items = [.. source];
        return items.Take(Math.Max(0, items.Length - count));
    }

    public static HashSet<T> ToHashSet<T>(this IEnumerable<T> source, IEqualityComparer<T>? comparer = null) =>
        new(source, comparer);
}
