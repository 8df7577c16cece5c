using System.Collections.Immutable;

namespace FaceEnroll.Sandbox.State;

/// <summary>
/// Things in the order in which they came. Coming, going and the n-th one take logarithmic time, so that a page costs what
/// it holds, however much is in front of it or has gone.
/// </summary>
/// <param name="order">By the place of a thing, which it keeps; two with one place are the same thing.</param>
internal sealed class Roll<T>(Comparer<T> order)
{
    private readonly ImmutableSortedSet<T>.Builder _items = ImmutableSortedSet.CreateBuilder(order);

    public int Count => _items.Count;

    public void Add(T item) => _items.Add(item);

    public void Remove(T item) => _items.Remove(item);

    /// <summary>Puts a changed thing in the place that it had.</summary>
    public void Replace(T item)
    {
        _items.Remove(item);
        _items.Add(item);
    }

    /// <summary>At most so many of them, without the first ones; a copy.</summary>
    public List<T> Page(long skip, int take)
    {
        var page = new List<T>();
        for (var i = skip; i < _items.Count && page.Count < take; i++)
        {
            page.Add(_items[(int)i]);
        }

        return page;
    }

    /// <summary>All of them; a copy.</summary>
    public List<T> All() => [.. _items];
}
