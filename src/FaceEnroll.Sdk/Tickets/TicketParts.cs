using System.Buffers;
using System.Security.Cryptography;
using FaceEnroll.Sdk.Images;
using FaceEnroll.Sdk.Signing;

namespace FaceEnroll.Sdk.Tickets;

/// <summary>What tickets are made of, and what pictures are compared with.</summary>
internal static class TicketParts
{
    /// <summary>Scheme, host and port.</summary>
    public static string Authority(Uri endpoint) => endpoint.GetLeftPart(UriPartial.Authority);

    /// <summary>Lower-case hex SHA-256 of a key's id.</summary>
    public static string KeyIdHash(string keyId)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(keyId);
        var digest = new byte[SecretHmac.Sha256Length];
        SHA256.HashData(bytes, digest);
        return Hex(digest);
    }

    /// <summary>The hashes of what the caller gave; null for a URL. Only before the first byte, for somebody who keeps them.</summary>
    public static async ValueTask<IReadOnlyList<string?>> HashAsync(
        OpenedImages images,
        CancellationToken cancellationToken
    )
    {
        var hashes = new string?[images.Count];
        for (var i = 0; i < hashes.Length; i++)
        {
            hashes[i] = images[i] is { } image
                ? image.SourceSha256 ?? await HashAsync(image, cancellationToken).ConfigureAwait(false)
                : null;
        }

        return hashes;
    }

    /// <summary>The hashes of what is sent in place of the caller's pictures; null when nothing else is.</summary>
    public static async ValueTask<IReadOnlyList<string?>?> HashSentAsync(
        OpenedImages images,
        CancellationToken cancellationToken
    )
    {
        string?[]? hashes = null;
        for (var i = 0; i < images.Count; i++)
        {
            if (images[i] is { SourceSha256: { } source } image)
            {
                var sent = await HashAsync(image, cancellationToken).ConfigureAwait(false);
                if (sent != source)
                {
                    (hashes ??= new string?[images.Count])[i] = sent;
                }
            }
        }

        return hashes;
    }

    /// <summary>Whether the pictures are the ticket's, as far as it knows them.</summary>
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

    /// <summary>
    /// Whether both ask for the very same thing: a caller that repeats itself after a crash wants one face, not two.
    /// </summary>
    public static bool IsSameRequest(FaceEnrollmentTicket one, FaceEnrollmentTicket other)
    {
        var count = one.ImageSha256.Count;
        if (one.Operation != other.Operation || one.LibraryId != other.LibraryId || other.ImageSha256.Count != count)
        {
            return false;
        }

        for (var i = 0; i < count; i++)
        {
            // Null is a picture that nobody compared: it may be any picture.
            if (one.ImageSha256[i] is not { } hash || other.ImageSha256[i] != hash)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// What stands for a picture that only the vendor sees: the content's SHA-256 where its caller named that, else lower-case hex
    /// SHA-256 of the key that the caller named, else of the URL without its query, which may be a signature of the hour.
    /// </summary>
    public static string UrlKey(FaceImage image)
    {
        if (image.ContentKey is { } named && IsSha256(named))
        {
            return named.ToLowerInvariant();
        }

        var text = image.ContentKey is { } key ? "key:" + key : "url:" + image.Url!.GetLeftPart(UriPartial.Path);
        var digest = new byte[SecretHmac.Sha256Length];
        SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text), digest);
        return Hex(digest);
    }

    private static bool IsSha256(string text) =>
        text.Length == 64
        && text.All(static c => c is (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F'));

    /// <summary>Lower-case hex SHA-256 of a picture, computed once a call.</summary>
    public static ValueTask<string> HashAsync(OpenedImage image, CancellationToken cancellationToken) =>
        image.Sha256 is { } known ? new ValueTask<string>(known) : ComputeAsync(image, cancellationToken);

    private static async ValueTask<string> ComputeAsync(OpenedImage image, CancellationToken cancellationToken)
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
            image.Return(scratch);
        }

        var hex = Hex(hash.GetHashAndReset());
        image.Sha256 = hex;
        return hex;
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
