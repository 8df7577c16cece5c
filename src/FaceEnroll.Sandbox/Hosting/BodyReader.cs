namespace FaceEnroll.Sandbox.Hosting;

/// <summary>Reads a request's body, up to a cap.</summary>
internal static class BodyReader
{
    private const int FirstChunk = 16 * 1024;

    /// <summary>Reads the body whole.</summary>
    /// <param name="request">The request.</param>
    /// <param name="maxBytes">The cap.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <param name="first">What <see cref="ReadPartAsync"/> read before.</param>
    public static async ValueTask<ReadOnlyMemory<byte>> ReadAsync(
        HttpRequest request,
        long maxBytes,
        CancellationToken cancellationToken,
        ReadOnlyMemory<byte> first = default
    )
    {
        if (request.ContentLength > maxBytes)
        {
            throw await TooLargeAsync(request, cancellationToken).ConfigureAwait(false);
        }

        // An honest length is read in one piece; a chunked body grows.
        var buffer = GC.AllocateUninitializedArray<byte>((int)(request.ContentLength ?? (FirstChunk + first.Length)));
        first.CopyTo(buffer);
        var length = first.Length;
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

    /// <summary>Reads the beginning of the body: this many bytes, or all of it when there are fewer.</summary>
    public static async ValueTask<ReadOnlyMemory<byte>> ReadPartAsync(HttpRequest request, long bytes, long maxBytes)
    {
        var part = new byte[Math.Min(Math.Min(bytes, maxBytes), request.ContentLength ?? maxBytes)];
        var length = await request
            .Body.ReadAtLeastAsync(part, part.Length, throwOnEndOfStream: false)
            .ConfigureAwait(false);
        return part.AsMemory(0, length);
    }

    /// <summary>Half of the body where its length is known.</summary>
    public static ValueTask<ReadOnlyMemory<byte>> ReadHalfAsync(HttpRequest request, long maxBytes) =>
        ReadPartAsync(request, request.ContentLength / 2 ?? FirstChunk, maxBytes);

    private static async ValueTask<BadHttpRequestException> TooLargeAsync(
        HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        await request.Body.CopyToAsync(Stream.Null, cancellationToken).ConfigureAwait(false);
        return new BadHttpRequestException("The body is over the sandbox's cap.", StatusCodes.Status413PayloadTooLarge);
    }
}
