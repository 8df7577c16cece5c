namespace FaceEnroll.Handlers;

/// <summary>Rows of parameter values in which every pair of values of two parameters stands together at least once.</summary>
internal static class PairwiseCover
{
    private const int Candidates = 30;

    /// <param name="sizes">How many values each parameter has.</param>
    /// <param name="seed">The same seed gives the same rows.</param>
    public static IReadOnlyList<int[]> Of(int[] sizes, int seed)
    {
        var random = new Random(seed);
        var open = new HashSet<(int P, int A, int Q, int B)>();
        for (var p = 0; p < sizes.Length; p++)
        {
            for (var q = p + 1; q < sizes.Length; q++)
            {
                for (var a = 0; a < sizes[p]; a++)
                {
                    for (var b = 0; b < sizes[q]; b++)
                    {
                        open.Add((p, a, q, b));
                    }
                }
            }
        }

        var rows = new List<int[]>();
        while (open.Count > 0)
        {
            // Each row takes one open pair, and of some random fillings the one that takes most others with it.
            var (p, a, q, b) = open.First();
            int[]? best = null;
            var most = 0;
            for (var i = 0; i < Candidates; i++)
            {
                var row = Array.ConvertAll(sizes, size => random.Next(size));
                (row[p], row[q]) = (a, b);
                var count = Pairs(row).Count(open.Contains);
                if (count > most)
                {
                    (best, most) = (row, count);
                }
            }

            open.ExceptWith(Pairs(best!));
            rows.Add(best!);
        }

        return rows;
    }

    /// <summary>The pairs that a row holds.</summary>
    public static IEnumerable<(int P, int A, int Q, int B)> Pairs(int[] row)
    {
        for (var p = 0; p < row.Length; p++)
        {
            for (var q = p + 1; q < row.Length; q++)
            {
                yield return (p, row[p], q, row[q]);
            }
        }
    }
}
