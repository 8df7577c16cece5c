using System.Net;
using System.Text;

namespace FaceEnroll.Sdk.Tests.Support;

/// <summary>A wire that does, request by request, what it was told: it reads bodies as a socket would.</summary>
internal sealed class ScriptedHandler : HttpMessageHandler
{
    private readonly Queue<Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>>> _steps = new();

    /// <summary>What to do when the script is over; by default that fails the test.</summary>
    public Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>>? Otherwise { get; set; }

    public List<ScriptedRequest> Sent { get; } = [];

    /// <summary>The vendor's clock: replies without a Date of their own carry it. Null for replies without one.</summary>
    public Func<DateTimeOffset>? Clock { get; set; }

    /// <summary>A step that never answers has been reached, and nobody has given it up yet.</summary>
    public bool Hangs { get; private set; }

    public ScriptedHandler Reply(string body, int status = 200, params (string Name, string Value)[] headers)
    {
        _steps.Enqueue((_, _) => Task.FromResult(Response(body, status, headers)));
        return this;
    }

    /// <summary>Takes the whole body, then breaks.</summary>
    public ScriptedHandler BreakAfterBody(Exception? cause = null)
    {
        _steps.Enqueue((_, _) => throw cause ?? new HttpRequestException("reset"));
        return this;
    }

    /// <summary>Breaks after this many bytes of the body; 0 is a connection that was never made.</summary>
    public ScriptedHandler BreakAfterBytes(int count)
    {
        Partial(count, static _ => throw new IOException("reset"));
        return this;
    }

    /// <summary>Takes the whole body and never answers.</summary>
    public ScriptedHandler HangAfterBody(Action? reached = null)
    {
        _steps.Enqueue(
            async (_, token) =>
            {
                await HangAsync(reached, token);
                throw new InvalidOperationException();
            }
        );
        return this;
    }

    /// <summary>Hangs after this many bytes of the body.</summary>
    public ScriptedHandler HangAfterBytes(int count, Action? reached = null)
    {
        Partial(count, token => HangAsync(reached, token));
        return this;
    }

    public static HttpResponseMessage Response(
        string body,
        int status = 200,
        params (string Name, string Value)[] headers
    )
    {
        var response = new HttpResponseMessage((HttpStatusCode)status)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        foreach (var (name, value) in headers)
        {
            response.Headers.TryAddWithoutValidation(name, value);
        }

        return response;
    }

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var step =
            _steps.Count > 0 ? _steps.Dequeue() : Otherwise ?? throw new InvalidOperationException("Unexpected.");
        if (step.Target is PartialStep partial)
        {
            Sent.Add(new ScriptedRequest(request, []));
            return await partial.RunAsync(request, cancellationToken);
        }

        using var wire = new MemoryStream();
        if (request.Content is { } content)
        {
            await content.CopyToAsync(wire, null, cancellationToken);
        }

        Sent.Add(new ScriptedRequest(request, wire.ToArray()));
        var response = await step(request, cancellationToken);
        response.RequestMessage = request;
        if (Clock is { } clock && !response.Headers.Contains("Date"))
        {
            response.Headers.Date = clock();
        }

        return response;
    }

    private async Task HangAsync(Action? reached, CancellationToken token)
    {
        Hangs = true;
        try
        {
            reached?.Invoke();
            await Task.Delay(Timeout.Infinite, token);
        }
        finally
        {
            Hangs = false;
        }
    }

    private void Partial(int count, Func<CancellationToken, Task> then) =>
        _steps.Enqueue(new PartialStep(count, then).RunAsync);

    private sealed class PartialStep(int count, Func<CancellationToken, Task> then)
    {
        public async Task<HttpResponseMessage> RunAsync(HttpRequestMessage request, CancellationToken token)
        {
            if (count == 0)
            {
                await then(token);
                throw new HttpRequestException("refused");
            }

            await request.Content!.CopyToAsync(new BreakingStream(count, () => then(token)), null, token);
            throw new InvalidOperationException("The body was shorter than the script says.");
        }
    }

    private sealed class BreakingStream(int room, Func<Task> then) : Stream
    {
        private int _left = room;

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override async Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        {
            _left -= count;
            if (_left < 0)
            {
                await then();
            }
        }

        public override void Flush() { }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}

/// <summary>A request as it went out.</summary>
internal sealed class ScriptedRequest(HttpRequestMessage message, byte[] body)
{
    public HttpRequestMessage Message { get; } = message;

    public byte[] Body { get; } = body;

    public string Text => Encoding.UTF8.GetString(Body);

    public string Header(string name) => Message.Headers.TryGetValues(name, out var values) ? values.Single() : "";
}
