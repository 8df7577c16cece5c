namespace FaceEnroll.Sdk.Images;

/// <summary>Where a picture's bytes come from. Opened once per call; every pass and attempt reads the same opening.</summary>
internal abstract class FaceImageSource
{
    private static long s_created;

    /// <summary>
    /// The order in which the pictures of one call are opened: the same for all calls, so that two calls that share
    /// streams never wait for each other.
    /// </summary>
    public long Order { get; } = Interlocked.Increment(ref s_created);

    /// <summary>Opens the picture for one call.</summary>
    /// <param name="maxBytes">What a stream that cannot be rewound may buffer.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public abstract ValueTask<OpenedImage> OpenAsync(long maxBytes, CancellationToken cancellationToken);
}
