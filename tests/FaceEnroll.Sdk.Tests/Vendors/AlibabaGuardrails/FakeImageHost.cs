namespace FaceEnroll.Sdk.Tests.Vendors.AlibabaGuardrails;

/// <summary>An object store in memory that remembers everything.</summary>
internal sealed class FakeImageHost : IFaceImageHost
{
    public List<(byte[] Content, string ContentType)> Published { get; } = [];

    public List<int> TakenDown { get; } = [];

    public List<Stream> Streams { get; } = [];

    /// <summary>The URL of a picture, by its number.</summary>
    public Func<int, Uri?> Url { get; set; } = i => new Uri($"https://store.example/{i}?sig=%2B+x");

    /// <summary>Throws, or returns null, instead of publishing that number.</summary>
    public Func<int, CancellationToken, Exception?>? Fault { get; set; }

    public bool ReturnsNull { get; set; }

    public Exception? TakeDownFault { get; set; }

    /// <summary>Done when the picture of that number was taken down.</summary>
    public TaskCompletionSource AllTakenDown { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public async ValueTask<IFaceImageLease> PublishAsync(
        Stream content,
        string contentType,
        CancellationToken cancellationToken = default
    )
    {
        var index = Published.Count;
        Streams.Add(content);
        var copy = new MemoryStream();
        await content.CopyToAsync(copy, 81_920, cancellationToken);
        if (Fault?.Invoke(index, cancellationToken) is { } fault)
        {
            throw fault;
        }

        Published.Add((copy.ToArray(), contentType));
        return ReturnsNull ? null! : new Lease(this, index);
    }

    private sealed class Lease(FakeImageHost host, int index) : IFaceImageLease
    {
        public Uri Url => host.Url(index)!;

        public ValueTask DisposeAsync()
        {
            host.TakenDown.Add(index);
            if (host.TakenDown.Count == host.Published.Count)
            {
                host.AllTakenDown.TrySetResult();
            }

            return host.TakeDownFault is null ? default : throw host.TakeDownFault;
        }
    }
}
