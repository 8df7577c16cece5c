using System.Buffers;
using System.Security.Cryptography;
using FaceEnroll.Sdk.Images;
using FaceEnroll.Sdk.Signing;

namespace FaceEnroll.Sdk.Http;

/// <summary>Makes tickets. The pictures are hashed only when a ticket is really given out: mostly never.</summary>
internal static class TicketBook
{
    /// <summary>The ticket of a call, before its first attempt.</summary>
    public static FaceEnrollmentTicket Open<TResult>(
        EnrollmentOperation<TResult> operation,
        Registration registration,
        DateTimeOffset now,
        TimeSpan timeLeft
    )
        where TResult : class =>
        new()
        {
            OperationId = Nonce.Hex(),
            Vendor = registration.Vendor,
            Operation = operation.Name,
            Registration = registration.Name,
            Endpoint = Authority(operation.Endpoint),
            PersonId = operation.PersonId,
            LibraryId = operation.LibraryId,
            Reference = operation.Reference,
            CreatedAt = now,
            NoAttemptAfter = now + timeLeft,
        };

    /// <summary>Scheme, host and port.</summary>
    public static string Authority(Uri endpoint) => endpoint.GetLeftPart(UriPartial.Authority);

    /// <summary>Puts the pictures' hashes in, once.</summary>
    public static async ValueTask HashAsync(
        FaceEnrollmentTicket ticket,
        OpenedImages images,
        CancellationToken cancellationToken
    )
    {
        if (ticket.ImageSha256.Count > 0)
        {
            return;
        }

        var hashes = new string?[images.Count];
        for (var i = 0; i < hashes.Length; i++)
        {
            hashes[i] = images[i] is { } image ? await HashAsync(image, cancellationToken).ConfigureAwait(false) : null;
        }

        ticket.ImageSha256 = hashes;
    }

    /// <summary>
    /// The call is over: its attempts and the pictures' hashes go in. A source that can no longer be read leaves its hash
    /// out, rather than hide the failure that the ticket is for.
    /// </summary>
    public static async ValueTask CloseAsync(
        FaceEnrollmentTicket ticket,
        OpenedImages images,
        List<DateTimeOffset> signedAt
    )
    {
        try
        {
            await HashAsync(ticket, images, CancellationToken.None).ConfigureAwait(false);
        }
        catch (ImageReadException)
        {
            ticket.ImageSha256 = new string?[images.Count];
        }

        ticket.Attempts = signedAt.ToArray();
        if (signedAt.Count > 0)
        {
            ticket.NoAttemptAfter = signedAt[signedAt.Count - 1];
        }
    }

    /// <summary>Whether the pictures are those of the ticket, as far as it knows them.</summary>
    public static async ValueTask<bool> MatchesAsync(
        FaceEnrollmentTicket ticket,
        OpenedImages images,
        CancellationToken cancellationToken
    )
    {
        if (ticket.ImageSha256.Count != images.Count)
        {
            return false;
        }

        for (var i = 0; i < images.Count; i++)
        {
            if (
                ticket.ImageSha256[i] is { } expected
                && (
                    images[i] is not { } image
                    || await HashAsync(image, cancellationToken).ConfigureAwait(false) != expected
                )
            )
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Lower-case hex SHA-256 of a picture.</summary>
    private static async ValueTask<string> HashAsync(OpenedImage image, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var scratch = ArrayPool<byte>.Shared.Rent(48 * 1024);
        try
        {
            image.Rewind();
            ReadOnlyMemory<byte> chunk;
            while (
                !(
                    chunk = await image.ReadAsync(scratch.Length, scratch, cancellationToken).ConfigureAwait(false)
                ).IsEmpty
            )
            {
                hash.AppendData(chunk.Span);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(scratch, clearArray: true);
        }

        return Hex(hash.GetHashAndReset());
    }

    private static string Hex(byte[] bytes)
    {
        var text = new Utf8Buffer(stackalloc byte[64]);
        text.AppendHex(bytes);
        var hex = text.ToText();
        text.Dispose();
        return hex;
    }
}
