using System.Buffers.Binary;
using System.IO.Compression;

namespace FaceEnroll.Sdk.Replies;

/// <summary>
/// Content codings of replies. This library asks for none; a server or a proxy may still use one, and what it says is no
/// less true for that.
/// </summary>
internal static class ReplyCoding
{
    private const int ZlibHeader = 2;

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

    /// <summary>What <see cref="Decoder"/> needs after the source.</summary>
    public const int Padding = 8;

    /// <summary>A stream that undoes a coding; null when this library does not know it.</summary>
    /// <param name="coding">The coding.</param>
    /// <param name="source">What came, with room for <see cref="Padding"/> bytes after it.</param>
    /// <param name="length">How much came.</param>
    public static Stream? Decoder(string coding, byte[] source, int length) =>
        coding switch
        {
            "gzip" or "x-gzip" => Unzipper(source, length),
            "deflate" => Inflater(source, length),
            _ => null,
        };

    /// <summary>Why a reply in a coding cannot be read: it holds no text of the reply's own.</summary>
    public static string Describe(string coding) =>
        coding switch
        {
            "gzip" or "x-gzip" or "deflate" => $"The reply is not the {coding} data that it says it is.",
            "br" or "zstd" or "compress" =>
                $"The reply is coded as {coding}, which was not asked for and cannot be read here.",
            _ => "The reply is in an unknown coding, which was not asked for and cannot be read here.",
        };

    /// <summary>Whether the output has the checksum that a coding ends with, where the decoder does not check it.</summary>
    public static bool IsSound(string coding, byte[] source, int length, ReadOnlySpan<byte> decoded) =>
        coding != "deflate"
        || !IsZlib(source, length)
        || (
            length >= ZlibHeader + sizeof(uint)
            && BinaryPrimitives.ReadUInt32BigEndian(source.AsSpan(length - sizeof(uint))) == Adler32(decoded)
        );

    /// <summary>
    /// The decoder checks a checksum and a length that are there, but does not notice when they are cut off. With these
    /// bytes in place of the missing ones both are wrong: no reply is that long. After a whole member they do not begin
    /// another, so they are not read.
    /// </summary>
    private static GZipStream Unzipper(byte[] source, int length)
    {
        source.AsSpan(length, Padding).Fill(0xFF);
        return new GZipStream(new MemoryStream(source, 0, length + Padding), CompressionMode.Decompress);
    }

    /// <summary>RFC 1950's checksum.</summary>
    private static uint Adler32(ReadOnlySpan<byte> data)
    {
        const uint Base = 65521;
        uint a = 1;
        uint b = 0;
        foreach (var value in data)
        {
            a = (a + value) % Base;
            b = (b + a) % Base;
        }

        return (b << 16) | a;
    }

    /// <summary>The standard's "deflate" is zlib's format, but servers send the bare data as well.</summary>
    private static DeflateStream Inflater(byte[] source, int length)
    {
        var start = IsZlib(source, length) ? ZlibHeader : 0;
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
