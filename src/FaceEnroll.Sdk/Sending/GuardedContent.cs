using System.Net;

namespace FaceEnroll.Sdk.Sending;

/// <summary>
/// Stands in for the content that a handler of the host made from ours, while it is sent: the same headers and bytes, counted.
/// </summary>
internal sealed class GuardedContent : HttpContent
{
    private readonly HttpContent _inner;
    private readonly SendEvidence _evidence;

    public GuardedContent(HttpContent inner, SendEvidence evidence)
    {
        _inner = inner;
        _evidence = evidence;
        // Asking for the length writes it into the headers, as sending would.
        _ = inner.Headers.ContentLength;
        foreach (var header in inner.Headers)
        {
            Headers.TryAddWithoutValidation(header.Key, header.Value);
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _inner.Headers.ContentLength ?? -1;
        return length >= 0;
    }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        _evidence.EnterWrapped();
        var isFinished = false;
        try
        {
            await _inner
                .CopyToAsync(new GuardedStream(stream, _evidence, _inner.Headers.ContentLength), context)
                .ConfigureAwait(false);
            // A body of unknown length gets its end only now; one that left early stays what it was.
            _evidence.GiveWrapped(0, isLast: true);
            isFinished = true;
        }
        finally
        {
            _evidence.Leave(isFinished);
        }
    }
}
