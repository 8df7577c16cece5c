using FaceEnroll.Handlers;

namespace FaceEnroll.Sandbox.Tests.Handlers;

/// <summary>
/// Whatever handlers a host puts in between: no face twice, and no false word. A pairwise cover of the matrix; the whole of
/// it is <c>dotnet run -c Release --project tests/FaceEnroll.Handlers</c>.
/// </summary>
public sealed class HandlerMatrixTests
{
    private const int Seed = 20261129;

    [Test]
    public async Task PairwiseCover_OfTheMatrix_IsClean()
    {
        var cells = Matrix.Pairwise(Seed).ToList();

        var results = await Matrix.RunAsync(cells, parallel: 8, Seed);

        Assert.That(results, Has.Count.EqualTo(cells.Count));
        Assert.That(results.Where(result => !result.IsClean).Select(result => result.ToString()), Is.Empty);
        Assert.That(
            results.Select(result => result.Said).Distinct(),
            Is.SupersetOf(new[] { Said.Enrolled, Said.Unknown, Said.NotSent, Said.NotApplied }),
            "one word for everything proves nothing"
        );
    }

    [Test]
    public void PairwiseCover_HoldsEveryPairOfValues()
    {
        int[] sizes = [5, 4, 3, 2];

        var rows = PairwiseCover.Of(sizes, Seed);

        var pairs = rows.SelectMany(PairwiseCover.Pairs).Distinct().Count();
        Assert.That(pairs, Is.EqualTo(5 * 4 + 5 * 3 + 5 * 2 + 4 * 3 + 4 * 2 + 3 * 2));
        Assert.That(rows, Has.Count.LessThan(5 * 4 * 3));
    }

    [Test]
    public void Matrix_IsAsLargeAsItSays() =>
        Assert.That(Matrix.All().Distinct().Count(), Is.EqualTo(14 * 14 * 4 * 8 * 5));
}
