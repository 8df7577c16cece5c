using System.Runtime.Serialization;
using System.Text.Json.Serialization;
using FaceEnroll.Sdk.Images;

namespace FaceEnroll.Sdk;

/// <summary>A picture with a face: from memory, a file, a stream, base64 text or a URL. Replayable.</summary>
/// <remarks>
/// Immutable and safe to share between calls; calls that share one rewindable stream take turns. It never prints its
/// content, and never the query of a URL.
/// </remarks>
/// <example>
/// <code>
/// FaceImage[] images =
/// [
///     FaceImage.FromBytes(bytes),
///     FaceImage.FromFile("portrait.jpg"), // opened once per call, read in chunks
///     FaceImage.FromStream(stream), // rewound for each pass; buffered when it cannot be
///     FaceImage.FromStream(cancellationToken =&gt; new ValueTask&lt;Stream&gt;(openBlob("portrait"))), // opened per call
///     FaceImage.FromBase64(base64), // a data: prefix and line breaks are skipped
///     FaceImage.FromUrl(new Uri("https://pictures.example/portrait.jpg")), // the vendor downloads it
/// ];
/// </code>
/// </example>
public sealed class FaceImage
{
    private readonly string _kind;

    private FaceImage(string kind, FaceImageSource? source, Uri? url, string? contentKey = null)
    {
        _kind = kind;
        Source = source;
        Url = url;
        ContentKey = contentKey;
    }

    /// <summary>The URL; null when the picture is content.</summary>
    [JsonIgnore, IgnoreDataMember]
    public Uri? Url { get; }

    /// <summary>
    /// The URL as it was given, to be sent: <see cref="Uri.AbsoluteUri"/> escapes anew, and the signature of a presigned URL
    /// may cover the difference.
    /// </summary>
    internal string? UrlText => Url?.OriginalString.Trim();

    /// <summary>What a ledger knows a URL's picture by; null when nobody said.</summary>
    internal string? ContentKey { get; }

    /// <summary>The content; null when the picture is a URL.</summary>
    internal FaceImageSource? Source { get; }

    /// <summary>A picture in memory. The memory must not change while a call uses it; it is not copied.</summary>
    /// <param name="content">The picture file's bytes.</param>
    /// <exception cref="ArgumentException">It is empty.</exception>
    public static FaceImage FromBytes(ReadOnlyMemory<byte> content) =>
        content.IsEmpty
            ? throw new ArgumentException("The picture is empty.", nameof(content))
            : new FaceImage("bytes", new MemoryImageSource(content), null);

    /// <summary>
    /// A picture file. It is opened once per call, without write sharing, and read in chunks: never held as a whole.
    /// </summary>
    /// <param name="path">The file's path.</param>
    /// <exception cref="ArgumentException">The path is null or empty.</exception>
    public static FaceImage FromFile(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new FaceImage("file", new FileImageSource(path), null);
    }

    /// <summary>
    /// A picture in a stream, from its present position. A stream that can seek is rewound for each pass; one that cannot
    /// is read once into memory, up to the vendor's limit. The caller disposes it after the last call.
    /// </summary>
    /// <param name="stream">The stream.</param>
    /// <exception cref="ArgumentNullException">It is null.</exception>
    /// <exception cref="ArgumentException">It cannot be read.</exception>
    public static FaceImage FromStream(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return stream.CanRead
            ? new FaceImage("stream", new StreamImageSource(stream), null)
            : throw new ArgumentException("The stream cannot be read.", nameof(stream));
    }

    /// <summary>
    /// A picture in a stream that is opened anew for each call and disposed after it. One that cannot seek is read once
    /// into memory, up to the vendor's limit.
    /// </summary>
    /// <param name="open">Opens the stream at the picture's first byte.</param>
    /// <exception cref="ArgumentNullException">It is null.</exception>
    public static FaceImage FromStream(Func<CancellationToken, ValueTask<Stream>> open)
    {
        ArgumentNullException.ThrowIfNull(open);
        return new FaceImage("stream", new StreamFactoryImageSource(open), null);
    }

    /// <summary>A picture as base64 text, decoded at once; the prefix of a <c>data:</c> URL, up to <c>;base64,</c>, is skipped.</summary>
    /// <param name="base64">
    /// The text, standard alphabet. Line breaks are allowed, and blanks at the ends of lines; a blank inside a line is not:
    /// it is a plus sign that a form post lost.
    /// </param>
    /// <exception cref="ArgumentException">It is null, empty or not base64, or has a blank inside a line.</exception>
    public static FaceImage FromBase64(string base64)
    {
        ArgumentException.ThrowIfNullOrEmpty(base64);
        if (base64.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
        {
            var comma = base64.IndexOf(',');
            // Without that word, the text after the comma is percent-encoded bytes.
            base64 =
                comma >= 0 && base64.AsSpan(0, comma).EndsWith(";base64".AsSpan(), StringComparison.OrdinalIgnoreCase)
                    ? base64.Substring(comma + 1)
                    : throw new ArgumentException(
                        "The text is a data: URL without ;base64 in front of its comma, so it is not base64.",
                        nameof(base64)
                    );
        }

        if (HasBlankInsideALine(base64))
        {
            throw new ArgumentException(
                "The text has a blank inside a line, so it is not base64: a form post turns plus signs into blanks.",
                nameof(base64)
            );
        }

        byte[] content;
        try
        {
            content = Convert.FromBase64String(base64);
        }
        catch (FormatException)
        {
            throw new ArgumentException("The text is not base64.", nameof(base64));
        }

        return content.Length == 0
            ? throw new ArgumentException("The picture is empty.", nameof(base64))
            : new FaceImage("bytes", new MemoryImageSource(content), null);
    }

    /// <summary>The decoder skips all white space, so it would make a different picture from a text that lost characters.</summary>
    private static bool HasBlankInsideALine(string text)
    {
        ReadOnlySpan<char> lineBreaks = ['\r', '\n'];
        var rest = text.AsSpan().Trim();
        while (rest.Length > 0)
        {
            var end = rest.IndexOfAny(lineBreaks);
            var line = end < 0 ? rest : rest.Slice(0, end);
            if (line.Trim().IndexOfAny(' ', '\t') >= 0)
            {
                return true;
            }

            rest = end < 0 ? default : rest.Slice(end + 1);
        }

        return false;
    }

    /// <summary>
    /// A picture that the vendor downloads. A ledger knows it by its URL without the query: say what it is by
    /// <see cref="FromUrl(Uri, string)"/>.
    /// </summary>
    /// <param name="url">An absolute http or https URL; other kinds are refused when the picture is enrolled.</param>
    /// <exception cref="ArgumentNullException">It is null.</exception>
    public static FaceImage FromUrl(Uri url)
    {
        ArgumentNullException.ThrowIfNull(url);
        return new FaceImage("url", null, url);
    }

    /// <summary>
    /// A picture that the vendor downloads, and what it is: a ledger takes two pictures for the same when their keys are, whatever
    /// their URLs. Without a key it can only go by the URL without its query.
    /// </summary>
    /// <param name="url">An absolute http or https URL; other kinds are refused when the picture is enrolled.</param>
    /// <param name="contentKey">
    /// What tells the picture's content from any other: best its SHA-256 as 64 hex digits, by which it is the same as that content
    /// given as bytes or as a file; else a version of your own, for example an object's id with its ETag. It is kept as a hash.
    /// </param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="contentKey"/> is empty or white space.</exception>
    public static FaceImage FromUrl(Uri url, string contentKey)
    {
        ArgumentNullException.ThrowIfNull(url);
        ArgumentException.ThrowIfNullOrWhiteSpace(contentKey);
        return new FaceImage("url", null, url, contentKey);
    }

    /// <summary>The kind of source, and no more of a URL than its host.</summary>
    public override string ToString() =>
        Url is { IsAbsoluteUri: true } url ? $"FaceImage ({_kind}, {url.Host})" : $"FaceImage ({_kind})";
}
