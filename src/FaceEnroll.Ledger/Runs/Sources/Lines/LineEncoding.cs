using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;

namespace FaceEnroll.Ledger.Runs.Sources.Lines;

/// <summary>How a file's characters are written: UTF-8, or UTF-16 by its byte order mark.</summary>
internal sealed class LineEncoding
{
    private static readonly LineEncoding s_utf8 = new("UTF-8", 1, Encoding.UTF8);
    private static readonly LineEncoding s_little = new("UTF-16", 2, new UnicodeEncoding(false, false, true));
    private static readonly LineEncoding s_big = new("UTF-16", 2, new UnicodeEncoding(true, false, true));

    private readonly Encoding _encoding;
    private readonly char _lineFeed;

    private LineEncoding(string name, int unit, Encoding encoding)
    {
        Name = name;
        Unit = unit;
        _encoding = encoding;
        // The line feed's code unit as this machine reads it from the file's bytes.
        _lineFeed = unit == 2 ? MemoryMarshal.Read<char>(encoding.GetBytes("\n")) : '\n';
    }

    public string Name { get; }

    /// <summary>How many bytes a code unit has: a line begins and ends at a multiple of it.</summary>
    public int Unit { get; }

    /// <summary>The encoding by a file's first bytes, and how many of them are its byte order mark.</summary>
    public static (LineEncoding Encoding, int Mark) Detect(ReadOnlySpan<byte> head) =>
        head.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? (s_utf8, 3)
        : head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) ? (s_little, 2)
        : head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) ? (s_big, 2)
        : (s_utf8, 0);

    /// <summary>Where the first line feed begins, in bytes; -1 where there is none.</summary>
    public int FindLineFeed(ReadOnlySpan<byte> bytes)
    {
        if (Unit == 1)
        {
            return bytes.IndexOf((byte)'\n');
        }

        var index = MemoryMarshal.Cast<byte, char>(bytes).IndexOf(_lineFeed);
        return index < 0 ? -1 : index * 2;
    }

    /// <summary>The text of some bytes; null where they are none.</summary>
    public string? Decode(ReadOnlySpan<byte> bytes)
    {
        if (Unit == 1)
        {
            return Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : null;
        }

        try
        {
            return _encoding.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
