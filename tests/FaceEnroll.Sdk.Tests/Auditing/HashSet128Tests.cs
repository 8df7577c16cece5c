using FaceEnroll.Sdk.Auditing;

namespace FaceEnroll.Sdk.Tests.Auditing;

/// <summary>The set of hashes, beside the framework's.</summary>
[TestOf(typeof(HashSet128))]
public class HashSet128Tests
{
    /// <summary>About the length of one piece, and of several.</summary>
    private static readonly int[] s_counts = [0, 1, 2, 4095, 4096, 4097, 8192, 50_001];

    private static Guid Random(Random random)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }

    private static HashSet128 Of(IEnumerable<Guid> hashes, out int dropped)
    {
        var set = new HashSet128();
        foreach (var hash in hashes)
        {
            set.Add(hash);
        }

        dropped = set.Close();
        return set;
    }

    [TestCaseSource(nameof(s_counts))]
    public void Set_RandomHashes_HasTheseAndNoOthers(int count)
    {
        var random = new Random(count);
        var hashes = Enumerable.Range(0, count).Select(_ => Random(random)).ToList();
        var twice = hashes.Where(_ => random.Next(3) == 0).ToList();
        var set = Of(hashes.Concat(twice), out var dropped);
        Assert.That((set.Count, dropped, set.Unmarked), Is.EqualTo((count, twice.Count, count)));
        Assert.That(hashes.Where(h => !set.Contains(h) || set.IsMarked(h)), Is.Empty);
        for (var i = 0; i < 1000; i++)
        {
            var other = Random(random);
            Assert.That(set.Contains(other) || set.IsMarked(other) || set.Mark(other), Is.False);
        }
    }

    [TestCaseSource(nameof(s_counts))]
    public void Mark_SomeHashes_MarksTheseOnce(int count)
    {
        var random = new Random(count);
        var hashes = Enumerable.Range(0, count).Select(_ => Random(random)).ToList();
        var set = Of(hashes, out _);
        var marked = hashes.Where((_, i) => i % 3 == 0).ToHashSet();
        Assert.That(marked.Concat(marked).Where(h => !set.Mark(h)), Is.Empty);
        Assert.That(hashes.Where(set.IsMarked), Is.EquivalentTo(marked));
        Assert.That(set.Unmarked, Is.EqualTo(count - marked.Count));
        set.Unmark();
        Assert.That((hashes.Count(set.IsMarked), set.Unmarked), Is.EqualTo((0, count)));
    }

    /// <summary>In order, the other way round, and all alike: no order takes long or gets lost.</summary>
    [Test]
    public void Close_OrdersThatAreNotRandom_AreSorted()
    {
        var ordered = Enumerable.Range(0, 20_000).Select(i => new Guid(i, 0, 0, new byte[8])).ToList();
        Assert.That(Of(ordered, out _).Count, Is.EqualTo(20_000));
        ordered.Reverse();
        var reversed = Of(ordered, out _);
        Assert.That(ordered.Where(h => !reversed.Contains(h)), Is.Empty);
        var alike = Of(Enumerable.Repeat(Guid.Empty, 20_000), out var dropped);
        Assert.That((alike.Count, dropped, alike.Contains(Guid.Empty)), Is.EqualTo((1, 19_999, true)));
    }

    [TestCase(0, 0)]
    [TestCase(1, 65_537)]
    [TestCase(4096, 65_536 + 512)]
    [TestCase(4097, (2 * 65_536) + 513)]
    public void Bytes_AreSixteenAndABitInPieces(int count, long expected)
    {
        var random = new Random(1);
        Assert.That(Of(Enumerable.Range(0, count).Select(_ => Random(random)), out _).Bytes, Is.EqualTo(expected));
    }
}
