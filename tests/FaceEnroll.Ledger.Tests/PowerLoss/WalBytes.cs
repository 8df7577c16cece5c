using System.Buffers.Binary;

namespace FaceEnroll.Ledger.Tests.PowerLoss;

/// <summary>A write-ahead log's bytes: a header of 32, then frames of 24 and a page each.</summary>
internal static class WalBytes
{
    public const int Header = 32;

    /// <summary>What tells one log from the next that is written over it; empty where there is none.</summary>
    public static string Salt(byte[] wal) => wal.Length < Header ? "" : Convert.ToHexString(wal.AsSpan(16, 8));

    public static int FrameSize(byte[] wal) => 24 + (int)BinaryPrimitives.ReadUInt32BigEndian(wal.AsSpan(8));

    /// <summary>Behind the last frame of this log; what follows is left of an earlier one.</summary>
    public static int End(byte[] wal)
    {
        if (wal.Length < Header)
        {
            return 0;
        }

        var size = FrameSize(wal);
        var end = Header;
        while (end + size <= wal.Length && wal.AsSpan(end + 8, 8).SequenceEqual(wal.AsSpan(16, 8)))
        {
            end += size;
        }

        return end;
    }
}
