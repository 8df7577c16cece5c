using System.Net;
using System.Net.Http.Headers;
using FaceEnroll.Sdk.Images;

namespace FaceEnroll.Sdk.Http;

/// <summary>
/// One attempt's content. It knows how far sending got, and it lets itself be sent once: a second serialization means
/// that something below us repeats requests by itself, which could enroll a face twice.
/// </summary>
internal sealed class RequestBodyContent : HttpContent
{
    private readonly RequestBody _body;
    private readonly FaceVendor _vendor;
    private readonly string _operation;
    private readonly CancellationToken _cancellationToken;
    private int _serializations;

    public RequestBodyContent(
        RequestBody body,
        string contentType,
        FaceVendor vendor,
        string operation,
        CancellationToken cancellationToken
    )
    {
        _body = body;
        _vendor = vendor;
        _operation = operation;
        _cancellationToken = cancellationToken;
        Headers.TryAddWithoutValidation("Content-Type", contentType);
        Headers.ContentLength = body.Length;
    }

    /// <summary>How far sending got. Complete is set before the last chunk is handed over: after it, nobody knows.</summary>
    public SendProgress Progress { get; private set; }

    /// <summary>Bytes handed over so far.</summary>
    public long BytesSent { get; private set; }

    protected override bool TryComputeLength(out long length)
    {
        length = _body.Length;
        return true;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        if (Interlocked.Increment(ref _serializations) > 1)
        {
            throw SecondSerialization();
        }

        return _body.CopyToAsync(new WireSink(this, stream), _cancellationToken).AsTask();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _body.Dispose();
        }

        base.Dispose(disposing);
    }

    private FaceEnrollmentException SecondSerialization()
    {
        var certainty = Progress switch
        {
            SendProgress.NotStarted => FaceEnrollmentCertainty.NotSent,
            SendProgress.Partial => FaceEnrollmentCertainty.NotApplied,
            _ => FaceEnrollmentCertainty.Unknown,
        };
        return FaceEnrollmentExceptionFactory.Create(
            new FaceEnrollmentError(_vendor, _operation, FaceEnrollmentErrorKind.Conflict, certainty)
            {
                Detail =
                    "A message handler tried to send this request a second time. Remove the handler that retries or "
                    + "replays POST requests (for example AddStandardResilienceHandler, a Polly retry handler, "
                    + "automatic redirects or handler credentials) from this registration's HttpClient: the SDK "
                    + "retries by itself where that is safe.",
            }
        );
    }

    private sealed class WireSink(RequestBodyContent owner, Stream stream) : BodySink
    {
        public override ValueTask WriteAsync(
            ReadOnlyMemory<byte> chunk,
            bool isLast,
            CancellationToken cancellationToken
        )
        {
            owner.Progress = isLast ? SendProgress.Complete : SendProgress.Partial;
            owner.BytesSent += chunk.Length;
            return stream.WriteAsync(chunk, cancellationToken);
        }
    }
}
