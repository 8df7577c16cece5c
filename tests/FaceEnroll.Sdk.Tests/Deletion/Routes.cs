using FaceEnroll.Sdk.Tests.Support;

namespace FaceEnroll.Sdk.Tests.Deletion;

/// <summary>Canned replies by operation: each one's come one after the other, and its last one stays.</summary>
internal sealed class Routes
{
    private readonly Dictionary<string, Queue<Func<RecordedRequest, HttpResponseMessage>>> _replies = [];
    private readonly List<(string Operation, RecordedRequest Request)> _sent = [];

    public Routes(Func<RecordedRequest, string> nameOf) =>
        Wire = new Wire(request =>
        {
            var operation = nameOf(request);
            _sent.Add((operation, request));
            var replies = _replies[operation];
            return (replies.Count > 1 ? replies.Dequeue() : replies.Peek())(request);
        });

    public Wire Wire { get; }

    /// <summary>The operations that were asked, in order.</summary>
    public IEnumerable<string> Sent => _sent.Select(s => s.Operation);

    public Routes On(string operation, string? body, int status = 200) => On(operation, _ => Wire.Reply(body, status));

    public Routes On(string operation, Func<RecordedRequest, HttpResponseMessage> reply)
    {
        if (!_replies.TryGetValue(operation, out var replies))
        {
            _replies.Add(operation, replies = new Queue<Func<RecordedRequest, HttpResponseMessage>>());
        }

        replies.Enqueue(reply);
        return this;
    }

    /// <summary>Nobody knows what became of the next request.</summary>
    public Routes Lost(string operation) => On(operation, null, 503);

    /// <summary>The requests of an operation.</summary>
    public IReadOnlyList<RecordedRequest> Of(string operation) =>
        [.. _sent.Where(s => s.Operation == operation).Select(s => s.Request)];
}
