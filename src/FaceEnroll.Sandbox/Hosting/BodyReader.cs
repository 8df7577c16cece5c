using Microsoft.AspNetCore.Http;

namespace FaceEnroll.Sandbox.Hosting;

/// <summary>Reads a request's body whole, up to a cap.</summary>
internal static class BodyReader
{
    private const int FirstChunk = 16 * 1024;

    public static async ValueTask<ReadOnlyMemory<byte>> ReadAsync(
        HttpRequest request,
        long maxBytes,
        CancellationToken cancellationToken
    )
    {
        if (request.ContentLength > maxBytes)
        {
            throw await TooLargeAsync(request, cancellationToken).ConfigureAwait(false);
        }

        // An honest length is read in one piece; a chunked body grows.
        var buffer = GC.AllocateUninitializedArray<byte>((int)(request.ContentLength ?? FirstChunk));
        var length = 0;
        while (true)
        {
            if (length == buffer.Length)
            {
                if (request.ContentLength is not null)
                {
                    break;
                }

                Array.Resize(ref buffer, (int)Math.Min(buffer.Length * 2L, maxBytes + 1));
            }

            var read = await request.Body.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false);
            if (read == 0)
            {
                break;
            }

            length += read;
            if (length > maxBytes)
            {
                throw await TooLargeAsync(request, cancellationToken).ConfigureAwait(false);
            }
        }

        return buffer.AsMemory(0, length);
    }

    private static async ValueTask<BadHttpRequestException> TooLargeAsync(
        HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        await request.Body.CopyToAsync(Stream.Null, cancellationToken).ConfigureAwait(false);
        return new BadHttpRequestException("The body is over the sandbox's cap.", StatusCodes.Status413PayloadTooLarge);
    }
}
