namespace FaceEnroll.Sdk.Tests.Images;

/// <summary>Puts sample files together, byte by byte.</summary>
internal sealed class ByteWriter
{
    private readonly List<byte> _bytes = [];

    public int Length => _bytes.Count;

    public ByteWriter Bytes(params byte[] bytes)
    {
        _bytes.AddRange(bytes);
        return this;
    }

    public ByteWriter Ascii(string text) => Bytes(System.Text.Encoding.ASCII.GetBytes(text));

    public ByteWriter UInt16(int value, bool littleEndian) =>
        littleEndian ? Bytes((byte)value, (byte)(value >> 8)) : Bytes((byte)(value >> 8), (byte)value);

    public ByteWriter UInt32(long value, bool littleEndian) =>
        littleEndian
            ? UInt16((int)(value & 0xFFFF), true).UInt16((int)((value >> 16) & 0xFFFF), true)
            : UInt16((int)((value >> 16) & 0xFFFF), false).UInt16((int)(value & 0xFFFF), false);

    public byte[] ToArray() => _bytes.ToArray();
}
