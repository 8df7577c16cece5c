namespace FaceEnroll.Sdk.Bodies;

/// <summary>Where a pass over a body goes: into a hash, or to the wire.</summary>
internal abstract class BodySink
{
    /// <summary>Takes a chunk. The memory belongs to the caller again when the task is done.</summary>
    /// <param name="chunk">The bytes.</param>
    /// <param name="isLast">Whether the body ends with them.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public abstract ValueTask WriteAsync(ReadOnlyMemory<byte> chunk, bool isLast, CancellationToken cancellationToken);
}
