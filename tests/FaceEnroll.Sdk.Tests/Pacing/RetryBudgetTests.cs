using FaceEnroll.Sdk.Pacing;

namespace FaceEnroll.Sdk.Tests.Pacing;

[TestOf(typeof(RetryBudget))]
public class RetryBudgetTests
{
    private static int Take(RetryBudget budget, int capacity, int times) =>
        Enumerable.Range(0, times).Count(_ => budget.TryTake(capacity));

    [Test]
    public void TryTake_Capacity_IsTheMost() => Assert.That(Take(new RetryBudget(), 5, 20), Is.EqualTo(5));

    [Test]
    public void TryTake_Zero_IsUnlimited() => Assert.That(Take(new RetryBudget(), 0, 1000), Is.EqualTo(1000));

    [Test]
    public void TryTake_LargestCapacity_DoesNotOverflow() =>
        Assert.That(Take(new RetryBudget(), int.MaxValue, 100), Is.EqualTo(100));

    [Test]
    public void Earn_TenSuccesses_GiveOneRetryBack()
    {
        var budget = new RetryBudget();
        Take(budget, 2, 2);
        for (var i = 0; i < 9; i++)
        {
            budget.Earn();
        }

        Assert.That(budget.TryTake(2), Is.False);
        budget.Earn();
        Assert.That(budget.TryTake(2), Is.True);
        Assert.That(budget.TryTake(2), Is.False);
    }

    [Test]
    public void Earn_WithoutDebt_SavesNothingUp()
    {
        var budget = new RetryBudget();
        for (var i = 0; i < 1000; i++)
        {
            budget.Earn();
        }

        Assert.That(Take(budget, 3, 10), Is.EqualTo(3));
    }

    [Test]
    public void TryTake_InParallel_GivesExactlyTheCapacity()
    {
        var budget = new RetryBudget();
        var taken = 0;
        Parallel.For(
            0,
            1000,
            _ =>
            {
                if (budget.TryTake(100))
                {
                    Interlocked.Increment(ref taken);
                }
            }
        );
        Assert.That(taken, Is.EqualTo(100));
    }
}
