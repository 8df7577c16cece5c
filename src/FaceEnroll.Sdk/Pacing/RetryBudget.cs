namespace FaceEnroll.Sdk.Pacing;

/// <summary>
/// Retries that a registration has in hand: each costs one, each success gives a tenth back. In an outage retries stop
/// adding load; one call's success pays for another's retry.
/// </summary>
internal sealed class RetryBudget
{
    private const int Unit = 10;

    private int _spent;

    /// <summary>Takes one retry, if there is one.</summary>
    public bool TryTake(int capacity)
    {
        if (capacity == 0)
        {
            return true;
        }

        while (true)
        {
            var spent = Volatile.Read(ref _spent);
            if (spent + Unit > (long)capacity * Unit)
            {
                return false;
            }

            if (Interlocked.CompareExchange(ref _spent, spent + Unit, spent) == spent)
            {
                return true;
            }
        }
    }

    /// <summary>A call succeeded.</summary>
    public void Earn()
    {
        while (true)
        {
            var spent = Volatile.Read(ref _spent);
            if (spent == 0 || Interlocked.CompareExchange(ref _spent, spent - 1, spent) == spent)
            {
                return;
            }
        }
    }
}
