using System.Collections.Concurrent;

namespace FaceEnroll.Torture.Foreign;

/// <summary>The sends that a host's handlers may leave behind.</summary>
internal sealed class LeftBehind
{
    private readonly ConcurrentBag<Task> _sends = [];

    public Task<HttpResponseMessage> Add(Task<HttpResponseMessage> send)
    {
        _sends.Add(send);
        return send;
    }

    /// <summary>Ends when all of them have, whatever became of them.</summary>
    public async Task WhenDoneAsync()
    {
        while (_sends.TryTake(out var send))
        {
            await ((Task)send).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
