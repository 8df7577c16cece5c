namespace FaceEnroll.Sdk.Images;

/// <summary>
/// Disposes what the host made or had a hand in: a lease, a content, a reply, a stream. A failure comes after the outcome,
/// and does not change it.
/// </summary>
internal readonly struct QuietDisposal(IDisposable? disposable) : IDisposable
{
    public void Dispose() => Of(disposable);

    /// <summary>Disposes.</summary>
    public static void Of(IDisposable? disposable)
    {
        try
        {
            disposable?.Dispose();
        }
        catch (Exception)
        {
            // Nobody is left who could do anything about it.
        }
    }
}
