using System.Buffers.Binary;

namespace FaceEnroll.Imaging.Metadata;

/// <summary>A JPEG file, one marker after the other; the data of a scan belongs to its marker.</summary>
internal ref struct JpegSegments(ReadOnlySpan<byte> file)
{
    private const byte StartOfScan = 0xDA;
    private const byte EndOfImage = 0xD9;

    private readonly ReadOnlySpan<byte> _file = file;
    private int _next = 2;

    /// <summary>The marker's second byte.</summary>
    public byte Marker { get; private set; }

    /// <summary>What follows its length, without the data of a scan.</summary>
    public ReadOnlySpan<byte> Content { get; private set; }

    /// <summary>The marker, its content, and the data of a scan.</summary>
    public ReadOnlySpan<byte> Whole { get; private set; }

    /// <summary>Whether the end of the image was reached.</summary>
    public bool IsEnded { get; private set; }

    /// <summary>Goes to the next marker; false at the end, or where the file is broken.</summary>
    public bool MoveNext()
    {
        if (IsEnded || _next + 2 > _file.Length || _file[_next] != 0xFF)
        {
            return false;
        }

        // Any number of fill bytes may stand before a marker.
        var start = _next;
        while (start + 1 < _file.Length && _file[start + 1] == 0xFF)
        {
            start++;
        }

        if (start + 1 >= _file.Length)
        {
            return false;
        }

        Marker = _file[start + 1];
        if (Marker == EndOfImage)
        {
            IsEnded = true;
            Content = default;
            Whole = _file.Slice(start, 2);
            return true;
        }

        if (start + 4 > _file.Length || Marker is 0 or 1 or (>= 0xD0 and <= 0xD8))
        {
            return false;
        }

        var length = BinaryPrimitives.ReadUInt16BigEndian(_file[(start + 2)..]);
        if (length < 2 || start + 2 + length > _file.Length)
        {
            return false;
        }

        Content = _file.Slice(start + 4, length - 2);
        _next = start + 2 + length;
        if (Marker == StartOfScan)
        {
            SkipScan();
        }

        Whole = _file[start.._next];
        return true;
    }

    /// <summary>To the next marker that is none of the scan's own.</summary>
    private void SkipScan()
    {
        while (true)
        {
            var found = _file[_next..].IndexOf((byte)0xFF);
            if (found < 0 || _next + found + 1 >= _file.Length)
            {
                _next = _file.Length;
                return;
            }

            _next += found;
            if (_file[_next + 1] is not (0 or (>= 0xD0 and <= 0xD7)))
            {
                return;
            }

            _next += 2;
        }
    }
}
