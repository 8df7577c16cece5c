using System.Runtime.CompilerServices;

namespace FaceEnroll.Sdk.Listing;

/// <summary>
/// Reads a list by parts while others may change it. Where something is deleted in front, what follows moves up, and the
/// next part would leave some of it out. So each part begins with the last two entries of the one before; where it does not,
/// or the vendor counts fewer than before, the list moved, and is read again from further in front, where it must begin with
/// entries that were read before. One entry would not do: somebody who is deleted and added again stands at the end.
/// </summary>
internal static class MovingList
{
    /// <summary>How many entries two parts have in common.</summary>
    private const int Overlap = 2;

    /// <summary>A list that moves back and forth for so long does not end.</summary>
    private const int MostPartsWithoutNews = 20;

    public static async IAsyncEnumerable<T> ReadAsync<T>(
        ListSource<T> source,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        // Of the last two parts: where something came in front, a part begins with entries of the one before the last.
        HashSet<string> known = [];
        HashSet<string> older = [];
        List<string> tail = [];
        var (start, listed, idle) = (0L, 0L, 0);
        var fewest = long.MaxValue;
        long? total = null;
        while (true)
        {
            var page = await source.ReadAsync(start, cancellationToken).ConfigureAwait(false);
            fewest = Math.Min(fewest, page.Total ?? fewest);
            var hasMoved = tail.Count > 0 && (page.Total < total || !BeginsWith(source, page, tail));
            if (hasMoved)
            {
                start = Math.Max(0, start - source.PageSize + Overlap);
                page = await source.ReadAsync(start, cancellationToken).ConfigureAwait(false);
                fewest = Math.Min(fewest, page.Total ?? fewest);
                if (start > 0 && !BeginsWithKnown(source, page, known, older))
                {
                    throw source.Incomplete("The list changed too much while it was read.");
                }
            }

            var before = listed;
            foreach (var entry in page.Entries)
            {
                if (!known.Contains(source.KeyOf(entry)) && !older.Contains(source.KeyOf(entry)))
                {
                    listed++;
                    yield return entry;
                }
            }

            var next = start + page.Entries.Count;
            if (page.Entries.Count == 0 || (page.IsShort && !(page.Total > next)))
            {
                // More than this was there all the time, and was in no part.
                if (fewest != long.MaxValue && listed < fewest)
                {
                    throw source.Incomplete("The vendor counts more entries than it lists.");
                }

                yield break;
            }

            idle = listed == before ? idle + 1 : 0;
            if (idle > MostPartsWithoutNews || (next - Overlap <= start && !hasMoved && idle > 0))
            {
                throw source.Incomplete("The vendor says that more entries follow, and does not give them.");
            }

            // What was read again is known, too: what follows may move up to there.
            if (!hasMoved)
            {
                (older, known) = (known, older);
                known.Clear();
            }

            tail.Clear();
            for (var i = 0; i < page.Entries.Count; i++)
            {
                var key = source.KeyOf(page.Entries[i]);
                known.Add(key);
                if (i >= page.Entries.Count - Overlap)
                {
                    tail.Add(key);
                }
            }

            total = page.Total;
            start = next - tail.Count;
        }
    }

    private static bool BeginsWith<T>(ListSource<T> source, ListPage<T> page, List<string> tail)
    {
        for (var i = 0; i < tail.Count; i++)
        {
            if (i >= page.Entries.Count || source.KeyOf(page.Entries[i]) != tail[i])
            {
                return false;
            }
        }

        return true;
    }

    private static bool BeginsWithKnown<T>(
        ListSource<T> source,
        ListPage<T> page,
        HashSet<string> known,
        HashSet<string> older
    )
    {
        for (var i = 0; i < Math.Min(Overlap, page.Entries.Count); i++)
        {
            var key = source.KeyOf(page.Entries[i]);
            if (!known.Contains(key) && !older.Contains(key))
            {
                return false;
            }
        }

        return page.Entries.Count > 0;
    }
}
