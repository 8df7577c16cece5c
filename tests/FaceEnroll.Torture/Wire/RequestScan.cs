using System.Globalization;
using System.Text;

namespace FaceEnroll.Torture.Wire;

/// <summary>Follows one HTTP/1.1 request through a connection: where its body begins, and how much of it has passed.</summary>
internal sealed class RequestScan
{
    private readonly MemoryStream _head = new();
    private byte[] _tail = [];

    /// <summary>Whether anything has passed.</summary>
    public bool HasBytes => _head.Length > 0;

    /// <summary>Whether the head has passed.</summary>
    public bool HasHead { get; private set; }

    /// <summary>The head's text, when it has passed.</summary>
    public string Head { get; private set; } = "";

    /// <summary>The body's length; 0 without one, null where it is chunked.</summary>
    public long? BodyLength { get; private set; }

    public long BodyBytes { get; private set; }

    /// <summary>Whether the request has passed as a whole.</summary>
    public bool IsWhole =>
        HasHead && (BodyLength is { } length ? BodyBytes >= length : _tail.AsSpan().EndsWith("0\r\n\r\n"u8));

    /// <summary>A request without a body enrolls nobody.</summary>
    public bool HasBody => BodyLength != 0;

    /// <returns>How many of the bytes belong to the body.</returns>
    public int Pass(ReadOnlySpan<byte> bytes)
    {
        var body = bytes;
        if (!HasHead)
        {
            var before = (int)_head.Length;
            _head.Write(bytes);
            var end = _head.GetBuffer().AsSpan(0, (int)_head.Length).IndexOf("\r\n\r\n"u8);
            if (end < 0)
            {
                return 0;
            }

            Begin(Encoding.Latin1.GetString(_head.GetBuffer(), 0, end));
            body = bytes[(end + 4 - before)..];
        }

        BodyBytes += body.Length;
        _tail = [.. _tail.AsSpan(Math.Max(0, _tail.Length - 5)), .. body[Math.Max(0, body.Length - 5)..]];
        return body.Length;
    }

    /// <summary>The same scan as it would be after these bytes, as far as the hold needs it.</summary>
    public (int HeadBytes, long? BodyLength)? Peek(ReadOnlySpan<byte> bytes)
    {
        if (HasHead)
        {
            return (0, BodyLength);
        }

        var all = (byte[])[.. _head.ToArray(), .. bytes];
        var end = all.AsSpan().IndexOf("\r\n\r\n"u8);
        return end < 0 ? null : (end + 4 - (int)_head.Length, LengthIn(Encoding.Latin1.GetString(all, 0, end)));
    }

    private void Begin(string head)
    {
        HasHead = true;
        Head = head;
        BodyLength = LengthIn(head);
    }

    private static long? LengthIn(string head)
    {
        foreach (var line in head.Split("\r\n"))
        {
            if (line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
            {
                return long.Parse(line["Content-Length:".Length..], CultureInfo.InvariantCulture);
            }

            if (line.StartsWith("Transfer-Encoding:", StringComparison.OrdinalIgnoreCase))
            {
                return null;
            }
        }

        return 0;
    }
}
