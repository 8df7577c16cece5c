using FaceEnroll.Sdk.Tickets;

namespace FaceEnroll.Sdk.Enrollment;

/// <summary>
/// Lets calls for one person wait for each other, and nobody else. One for the whole process: registrations that share a
/// vendor's endpoint write to the same people.
/// </summary>
/// <remarks>Safe for concurrent use. It holds an entry per person whose call runs.</remarks>
internal sealed class PersonGate
{
    public static readonly PersonGate Shared = new();

    // Null: somebody is in, nobody waits.
    private readonly Dictionary<PersonKey, Queue<TaskCompletionSource<bool>>?> _inside = [];

    /// <summary>People whose call runs.</summary>
    public int Count
    {
        get
        {
            lock (_inside)
            {
                return _inside.Count;
            }
        }
    }

    /// <summary>Waits until no other call for the person runs; disposing lets the next one in.</summary>
    public ValueTask<Pass> EnterAsync(PersonKey person, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        TaskCompletionSource<bool> turn;
        lock (_inside)
        {
            if (!_inside.TryGetValue(person, out var queue))
            {
                _inside.Add(person, null);
                return new ValueTask<Pass>(new Pass(this, person));
            }

            turn = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            if (queue is null)
            {
                _inside[person] = queue = new Queue<TaskCompletionSource<bool>>();
            }

            queue.Enqueue(turn);
        }

        return WaitAsync(turn, person, cancellationToken);
    }

    private async ValueTask<Pass> WaitAsync(
        TaskCompletionSource<bool> turn,
        PersonKey person,
        CancellationToken cancellationToken
    )
    {
        // Either the turn comes or the caller gives up, never both: whoever completes the source first decides.
        using var giveUp = cancellationToken.Register(
            static turn => ((TaskCompletionSource<bool>)turn!).TrySetResult(false),
            turn
        );
        return await turn.Task.ConfigureAwait(false)
            ? new Pass(this, person)
            : throw new OperationCanceledException(cancellationToken);
    }

    private void Leave(PersonKey person)
    {
        lock (_inside)
        {
            var queue = _inside[person];
            while (queue is { Count: > 0 })
            {
                if (queue.Dequeue().TrySetResult(true))
                {
                    return;
                }
            }

            _inside.Remove(person);
        }
    }

    /// <summary>The right to call; give it back once.</summary>
    public readonly struct Pass(PersonGate? gate, PersonKey person) : IDisposable
    {
        public void Dispose() => gate?.Leave(person);
    }
}
