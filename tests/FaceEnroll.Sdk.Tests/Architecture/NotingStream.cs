namespace FaceEnroll.Sdk.Tests.Architecture;

/// <summary>A stream of the host's that notes where the call is whenever it is read or written.</summary>
internal sealed class NotingStream(Walk walk, byte[] content) : MemoryStream()
{
    private readonly MemoryStream _content = new(content);

    public override int Read(byte[] buffer, int offset, int count)
    {
        walk.Note();
        return _content.Read(buffer, offset, count);
    }

    public override int Read(Span<byte> buffer)
    {
        walk.Note();
        return _content.Read(buffer);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        walk.Note();
        return _content.ReadAsync(buffer, offset, count, cancellationToken);
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        walk.Note();
        return _content.ReadAsync(buffer, cancellationToken);
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        walk.Note();
        return default;
    }

    public override long Length => _content.Length;

    public override long Position
    {
        get => _content.Position;
        set => _content.Position = value;
    }

    public override long Seek(long offset, SeekOrigin loc) => _content.Seek(offset, loc);

    protected override void Dispose(bool disposing)
    {
        _content.Dispose();
        base.Dispose(disposing);
    }
}
