using System.Text;

namespace FaceEnroll.Sandbox.Wire;

/// <summary>
/// A strict reader of <c>multipart/form-data</c>: no preamble, CRLF everywhere, the delimiter nowhere but between parts,
/// nothing after the closing one but a CRLF.
/// </summary>
internal sealed class MultipartForm
{
    private readonly List<MultipartPart> _parts = [];

    public IReadOnlyList<MultipartPart> Parts => _parts;

    /// <summary>Null when absent.</summary>
    public MultipartPart? this[string name] => _parts.Find(part => part.Name == name);

    /// <summary>A field's text; null when it is absent or a file.</summary>
    public string? Text(string name) => this[name] is { FileName: null } part ? part.Text : null;

    public bool HasDuplicates() => _parts.Select(part => part.Name).Distinct().Count() != _parts.Count;

    public static MultipartForm? Read(string? contentType, ReadOnlyMemory<byte> body, out string fault)
    {
        var form = new MultipartForm();
        fault = Boundary(contentType) is { } boundary
            ? form.Read(Encoding.ASCII.GetBytes("--" + boundary), body)
            : "Content-Type is not multipart/form-data with a boundary of 1 to 70 legal characters";
        return fault.Length == 0 ? form : null;
    }

    private static string? Boundary(string? contentType)
    {
        if (
            contentType is null
            || !System.Net.Http.Headers.MediaTypeHeaderValue.TryParse(contentType, out var type)
            || !string.Equals(type.MediaType, "multipart/form-data", StringComparison.OrdinalIgnoreCase)
        )
        {
            return null;
        }

        var boundary = type.Parameters.FirstOrDefault(p =>
            p.Name.Equals("boundary", StringComparison.OrdinalIgnoreCase)
        );
        var text = boundary?.Value?.Trim('"') ?? string.Empty;
        var legal = text.All(c =>
            char.IsAsciiLetterOrDigit(c) || "'()+_,-./:=? ".Contains(c, StringComparison.Ordinal)
        );
        return text.Length is > 0 and <= 70 && legal && text[^1] != ' ' ? text : null;
    }

    private string Read(byte[] delimiter, ReadOnlyMemory<byte> body)
    {
        var span = body.Span;
        if (!span.StartsWith(delimiter))
        {
            return "the body does not begin with the boundary";
        }

        var at = delimiter.Length;
        while (true)
        {
            var rest = span[at..];
            if (rest.StartsWith("--"u8))
            {
                return rest.Length == 2 || rest[2..].SequenceEqual("\r\n"u8)
                    ? string.Empty
                    : "something follows the closing boundary";
            }

            if (!rest.StartsWith("\r\n"u8))
            {
                return "a boundary is not followed by CRLF";
            }

            at += 2;
            var next = span[at..].IndexOf(delimiter);
            if (next < 0)
            {
                return "the closing boundary is missing";
            }

            if (next < 2 || !span[(at + next - 2)..].StartsWith("\r\n"u8))
            {
                return "a boundary is not preceded by CRLF: the part runs into it";
            }

            if (ReadPart(body.Slice(at, next - 2)) is { Length: > 0 } fault)
            {
                return fault;
            }

            at += next + delimiter.Length;
        }
    }

    private string ReadPart(ReadOnlyMemory<byte> part)
    {
        var blank = part.Span.IndexOf("\r\n\r\n"u8);
        if (blank < 0)
        {
            return "a part has no blank line after its headers";
        }

        string? name = null;
        string? fileName = null;
        string? contentType = null;
        foreach (var line in Encoding.UTF8.GetString(part.Span[..blank]).Split("\r\n"))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0)
            {
                return "a part has a header line without a colon";
            }

            var value = line[(colon + 1)..].Trim();
            if (line[..colon].Equals("Content-Disposition", StringComparison.OrdinalIgnoreCase))
            {
                if (!DispositionParameters.TryRead(value, out name, out fileName))
                {
                    return "a part's Content-Disposition is not form-data with a name";
                }
            }
            else if (line[..colon].Equals("Content-Type", StringComparison.OrdinalIgnoreCase))
            {
                contentType = value;
            }
        }

        if (name is null)
        {
            return "a part has no Content-Disposition";
        }

        _parts.Add(new MultipartPart(name, fileName, contentType, part[(blank + 4)..]));
        return string.Empty;
    }
}
