namespace FaceEnroll.Sdk.Http;

/// <summary>
/// Lets calls for one person wait for each other. Striped: memory is bounded, and two people may now and then share a
/// stripe.
/// </summary>
internal sealed class PersonGate
{
    private readonly SemaphoreSlim[] _stripes = new SemaphoreSlim[64];

    public PersonGate()
    {
        for (var i = 0; i < _stripes.Length; i++)
        {
            _stripes[i] = new SemaphoreSlim(1, 1);
        }
    }

    /// <summary>Waits until no other call for the person runs; disposing lets the next one in.</summary>
    public async ValueTask<Pass> EnterAsync(string personId, CancellationToken cancellationToken)
    {
        var stripe = _stripes[(uint)StringComparer.Ordinal.GetHashCode(personId) % (uint)_stripes.Length];
        await stripe.WaitAsync(cancellationToken).ConfigureAwait(false);
        return new Pass(stripe);
    }

    /// <summary>The right to call; give it back once.</summary>
    public readonly struct Pass(SemaphoreSlim? stripe) : IDisposable
    {
        public void Dispose() => stripe?.Release();
    }
}
