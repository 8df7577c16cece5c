using System.Net;
using FaceEnroll.Sdk.Bodies;

namespace FaceEnroll.Sdk.Sending;

/// <summary>
/// One attempt's content. It tells the attempt's evidence what it hands over, and it can be read once: a second reading
/// means that something repeats requests by itself, which could enroll a face twice.
/// </summary>
internal sealed class RequestBodyContent : HttpContent
{
    private readonly RequestBody _body;
    private readonly CancellationToken _cancellationToken;

    public RequestBodyContent(
        RequestBody body,
        string contentType,
        SendEvidence evidence,
        CancellationToken cancellationToken
    )
    {
        _body = body;
        _cancellationToken = cancellationToken;
        Evidence = evidence;
        Headers.TryAddWithoutValidation("Content-Type", contentType);
        Headers.ContentLength = body.Length;
    }

    /// <summary>What is known of the attempt's sending.</summary>
    public SendEvidence Evidence { get; }

    protected override bool TryComputeLength(out long length)
    {
        length = _body.Length;
        return true;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        Evidence.EnterOwnContent(stream);
        return SendAsync(stream);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _body.DisposeAfter(Evidence.WritersGone);
        }

        base.Dispose(disposing);
    }

    private async Task SendAsync(Stream stream)
    {
        var isFinished = false;
        try
        {
            await _body.CopyToAsync(new WireSink(Evidence, stream), _cancellationToken).ConfigureAwait(false);
            isFinished = true;
        }
        finally
        {
            // There is one reader at a time, and nothing is given back before it leaves.
            _body.LetGo();
            Evidence.Leave(isFinished);
        }
    }

    private sealed class WireSink(SendEvidence evidence, Stream stream) : BodySink
    {
        public override ValueTask WriteAsync(
            ReadOnlyMemory<byte> chunk,
            bool isLast,
            CancellationToken cancellationToken
        )
        {
            evidence.Give(chunk.Length, isLast);
            return stream.WriteAsync(chunk, cancellationToken);
        }
    }
}
