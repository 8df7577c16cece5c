using System.IO.Compression;

namespace FaceEnroll.Sdk.Http;

/// <summary>
/// Content codings of replies. None is asked for; a server or a proxy may use one all the same, and what it says is not
/// less true for that.
/// </summary>
internal static class ReplyCoding
{
    /// <summary>The codings in the order in which they were applied; none for a plain reply.</summary>
    public static IReadOnlyList<string> Of(HttpContent content)
    {
        // Raw: the typed collection drops what is not exactly a token.
        if (!content.Headers.TryGetValues("Content-Encoding", out var values))
        {
            return [];
        }

        var codings = new List<string>();
        foreach (var value in values)
        {
            foreach (var part in value.Split(','))
            {
                var coding = part.Trim().ToLowerInvariant();
                if (coding is not ("" or "identity"))
                {
                    codings.Add(coding);
                }
            }
        }

        return codings;
    }

    /// <summary>A stream that undoes a coding; null when this library does not know it.</summary>
    public static Stream? Decoder(string coding, byte[] source, int length) =>
        coding switch
        {
            "gzip" or "x-gzip" => new GZipStream(new MemoryStream(source, 0, length), CompressionMode.Decompress),
            "deflate" => Inflater(source, length),
            _ => null,
        };

    /// <summary>Why a reply in a coding cannot be read: no text of the reply's own.</summary>
    public static string Describe(string coding) =>
        coding switch
        {
            "gzip" or "x-gzip" or "deflate" => $"The reply is not the {coding} data that it says it is.",
            "br" or "zstd" or "compress" =>
                $"The reply is coded as {coding}, which was not asked for and cannot be read here.",
            _ => "The reply is in an unknown coding, which was not asked for and cannot be read here.",
        };

    /// <summary>The standard's "deflate" is zlib's format, but servers send the bare data as well.</summary>
    private static DeflateStream Inflater(byte[] source, int length)
    {
        var start = IsZlib(source, length) ? 2 : 0;
        return new DeflateStream(new MemoryStream(source, start, length - start), CompressionMode.Decompress);
    }

    /// <summary>RFC 1950: method 8, a window of 32 KiB at most, no dictionary, and a check that fits.</summary>
    private static bool IsZlib(byte[] source, int length) =>
        length >= 2
        && (source[0] & 0x0F) == 8
        && source[0] >> 4 <= 7
        && (source[1] & 0x20) == 0
        && ((source[0] << 8) | source[1]) % 31 == 0;
}
