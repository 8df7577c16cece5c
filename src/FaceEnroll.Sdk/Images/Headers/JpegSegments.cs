using System.Buffers.Binary;

namespace FaceEnroll.Sdk.Images;

/// <summary>
/// Walks a JPEG's markers and the segments after them, as libjpeg does: it skips stray bytes before a marker, and ends a
/// segment whose length is too small to count itself right after that length.
/// </summary>
internal ref struct JpegSegments
{
    public const byte StartOfImage = 0xD8;
    public const byte EndOfImage = 0xD9;
    public const byte StartOfScan = 0xDA;
    public const byte App1 = 0xE1;

    private readonly ReadOnlySpan<byte> _data;

    public JpegSegments(ReadOnlySpan<byte> data)
    {
        _data = data;
        Position = 2;
    }

    /// <summary>After the segment, or after the marker where no segment is read.</summary>
    public int Position { get; private set; }

    /// <summary>The marker's code: the byte after 0xFF.</summary>
    public byte Marker { get; private set; }

    /// <summary>What follows the segment's length; empty where it has none.</summary>
    public ReadOnlySpan<byte> Content { get; private set; }

    /// <summary>Decoders give up on the file here.</summary>
    public bool IsRefused { get; private set; }

    /// <summary>When there is no next segment: fewer bytes than this cannot hold one.</summary>
    public long BytesNeeded { get; private set; }

    /// <summary>When there is no next segment: the data ends inside it, after its length.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Goes to the next segment; false when the data ends before its end.</summary>
    public bool MoveNext()
    {
        do
        {
            int at = FindMarker(_data, Position);
            if (at == _data.Length)
            {
                BytesNeeded = _data.Length + 1L;
                return false;
            }

            Marker = _data[at];
            Position = at + 1;
        } while (IsStandalone(Marker));

        Content = default;
        IsRefused = IsReserved(Marker);
        return IsRefused || Marker is StartOfImage or EndOfImage || ReadSegment();
    }

    private bool ReadSegment()
    {
        int available = _data.Length - Position;
        int length = available < 2 ? 2 : BinaryPrimitives.ReadUInt16BigEndian(_data.Slice(Position));
        if (available < Math.Max(length, 2))
        {
            IsCut = available >= 2;
            BytesNeeded = Position + length;
            return false;
        }

        if (length < 2)
        {
            IsRefused = JpegTables.AreIn(Marker);
            Position += 2;
            return true;
        }

        Content = _data.Slice(Position + 2, length - 2);
        IsRefused = !JpegTables.IsSound(Marker, Content);
        Position += length;
        return true;
    }

    /// <summary>
    /// The position of the next marker's code: the byte after one or more 0xFF that is neither 0xFF (fill) nor 0
    /// (an escaped 0xFF of entropy-coded data). The data's length where there is none.
    /// </summary>
    private static int FindMarker(ReadOnlySpan<byte> data, int position)
    {
        while (true)
        {
            int skipped = data.Slice(position).IndexOf((byte)0xFF);
            if (skipped < 0)
                return data.Length;
            position += skipped;
            while (position < data.Length && data[position] == 0xFF)
                position++;
            if (position == data.Length || data[position] != 0)
                return position;
        }
    }

    /// <summary>TEM and RST0 to RST7 have no length.</summary>
    private static bool IsStandalone(byte marker) => marker is 0x01 or (>= 0xD0 and <= 0xD7);

    /// <summary>
    /// RES, DHP, EXP, JPG, and JPG0 to JPG13 belong to extensions that decoders do not know. The frames of hierarchical
    /// pictures (SOF5 to SOF7, SOF13 to SOF15) are among them.
    /// </summary>
    private static bool IsReserved(byte marker) =>
        marker
            is (>= 0x02 and <= 0xBF)
                or (>= 0xC5 and <= 0xC8)
                or (>= 0xCD and <= 0xCF)
                or 0xDE
                or 0xDF
                or (>= 0xF0 and <= 0xFD);
}
