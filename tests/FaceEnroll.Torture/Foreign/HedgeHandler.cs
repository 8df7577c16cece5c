namespace FaceEnroll.Torture.Foreign;

/// <summary>Sends a second copy when the first takes long, takes what ends first, and leaves the other behind.</summary>
internal sealed class HedgeHandler(LeftBehind leftBehind) : DelegatingHandler
{
    public static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(10);

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var first = leftBehind.Add(base.SendAsync(request, cancellationToken));
        if (await Task.WhenAny(first, Task.Delay(Delay, CancellationToken.None)) == first)
        {
            return await first;
        }

        var copy = RequestCopy.Of(request, withOptions: true);
        var second = leftBehind.Add(base.SendAsync(copy, cancellationToken));
        return await await Task.WhenAny(first, second);
    }
}
