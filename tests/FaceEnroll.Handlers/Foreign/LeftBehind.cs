using System.Collections.Concurrent;

namespace FaceEnroll.Handlers.Foreign;

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
        foreach (var send in _sends)
        {
            await ((Task)send).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
