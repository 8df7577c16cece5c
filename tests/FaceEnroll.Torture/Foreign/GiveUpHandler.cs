namespace FaceEnroll.Torture.Foreign;

/// <summary>Has a time-out of its own, tells nobody below, and leaves the send behind when it is over.</summary>
internal sealed class GiveUpHandler(LeftBehind leftBehind, TimeSpan patience) : DelegatingHandler
{
    /// <summary>Shorter than the matrix holds a body on its way.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(25);

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var send = leftBehind.Add(base.SendAsync(request, CancellationToken.None));
        return await Task.WhenAny(send, Task.Delay(patience, CancellationToken.None)) == send
            ? await send
            : throw new TimeoutException("The host's own time-out.");
    }
}
