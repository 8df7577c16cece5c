using FaceEnroll.Sdk.Listing;

namespace FaceEnroll.Sdk.Tests.Listing;

/// <summary>A vendor's list, which changes between requests.</summary>
internal sealed class ChangingList(int length)
{
    private int _requests;

    public List<int> Entries { get; } = [.. Enumerable.Range(0, length)];

    /// <summary>What happens before a request, by its number.</summary>
    public Dictionary<int, Action> Before { get; } = [];

    /// <summary>What happens before every request.</summary>
    public Action? BeforeEach { get; set; }

    /// <summary>Whether a part says how long the list is.</summary>
    public bool Counts { get; init; } = true;

    /// <summary>How many entries are counted and never listed.</summary>
    public int Hidden { get; init; }

    public ValueTask<ListPage<int>> From(long start, int size)
    {
        _requests++;
        if (Before.TryGetValue(_requests, out var change))
        {
            change();
        }

        BeforeEach?.Invoke();
        var part = Entries.Skip((int)start).Take(size).ToList();
        return new ValueTask<ListPage<int>>(
            new ListPage<int>(part, Counts ? Entries.Count + Hidden : null, part.Count < size)
        );
    }

    public ValueTask<ListPage<int>> Page(long number, int size) => From((number - 1) * size, size);

    public void Remove(params int[] entries) => Entries.RemoveAll(entries.Contains);

    public void Insert(int index, int entry) => Entries.Insert(index, entry);

    public void Append(int entry) => Entries.Add(entry);
}
