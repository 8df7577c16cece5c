#if NET
using System.Buffers.Text;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
#endif

namespace FaceEnroll.Sdk.Polyfills;

/// <summary>
/// Percent-encoded base64 by eights of characters, where the processor can shuffle bytes: which of the eight are
/// <c>+</c> or <c>/</c> is a number, and each number has its shuffle. No branch depends on the picture.
/// </summary>
internal sealed class Base64Escaper
{
#if NET
    private const int Block = 16;

    private readonly byte[] _shuffles = new byte[256 * 16];
    private readonly string _percent;

    public Base64Escaper(string percent)
    {
        _percent = percent;
        for (var escapes = 0; escapes < 256; escapes++)
        {
            var shuffle = _shuffles.AsSpan(escapes * 16, 16);
            var length = 0;
            for (var i = 0; i < 8; i++)
            {
                // Bytes 8, 9 and 10 of what is shuffled are % 2 5; an escape ends with 2 and its own last digit.
                foreach (
                    var constant in (escapes >> i & 1) == 0 ? ""
                    : percent == "%" ? "\u0008\u0009"
                    : "\u0008\u0009\u000A\u0009"
                )
                {
                    Put(shuffle, ref length, (byte)constant);
                }

                Put(shuffle, ref length, (byte)i);
            }
        }
    }

    public static bool IsSupported => Ssse3.IsSupported;

    /// <summary>Encodes whole threes of bytes; the target has room for the longest text and 16 bytes more.</summary>
    /// <returns>Bytes written.</returns>
    public int Encode(ReadOnlySpan<byte> source, Span<byte> target)
    {
        // The plain text goes to the end of that room: what is written from the start never overtakes what is read.
        var length = source.Length / 3 * 4;
        var base64 = target.Slice((length * (_percent.Length + 1)) + Block, length);
        Base64.EncodeToUtf8(source, base64, out _, out _);
        return Escape(base64, target);
    }

    private int Escape(ReadOnlySpan<byte> base64, Span<byte> target)
    {
        var position = 0;
        while (base64.Length >= Block)
        {
            base64 = base64.Slice(EscapeBlocks(base64, target.Slice(position), out var written));
            position += written;
            if (base64.Length >= Block)
            {
                // More escapes than a shuffle holds: one in thousands.
                position += EscapeSingly(base64.Slice(0, Block), target.Slice(position));
                base64 = base64.Slice(Block);
            }
        }

        return position + EscapeSingly(base64, target.Slice(position));
    }

    /// <summary>Up to the end, or to a block that has too many escapes. It calls nothing, so all stays in registers.</summary>
    /// <returns>Characters read.</returns>
    [MethodImpl(HotLoop.Optimized)]
    private int EscapeBlocks(ReadOnlySpan<byte> base64, Span<byte> target, out int written)
    {
        var below = Vector128.Create(0x35_32_25UL, 0);
        var above = Vector128.Create(0, 0x35_32_25UL);
        var growth = (nuint)_percent.Length + 1;
        var most = 8 / growth;
        ref var shuffles = ref MemoryMarshal.GetArrayDataReference(_shuffles);
        ref var read = ref MemoryMarshal.GetReference(base64);
        ref var write = ref MemoryMarshal.GetReference(target);
        nuint position = 0;
        nuint i = 0;
        for (; i + Block <= (nuint)base64.Length; i += Block)
        {
            var characters = Vector128.LoadUnsafe(ref read, i);
            // One bit is the difference between + and /.
            var isEscaped = Vector128.Equals(characters | Vector128.Create((byte)4), Vector128.Create((byte)'/'));
            // From + to the B of %2B it is as far as from / to the F of %2F.
            var digits = (characters + (isEscaped & Vector128.Create((byte)('B' - '+')))).AsUInt64();
            var escapes = isEscaped.ExtractMostSignificantBits();
            nuint first = (byte)escapes;
            nuint second = escapes >> 8;
            var firstCount = (nuint)BitOperations.PopCount((uint)first);
            var secondCount = (nuint)BitOperations.PopCount((uint)second);
            if (firstCount > most || secondCount > most)
            {
                break;
            }

            var firstShuffle = Vector128.LoadUnsafe(ref shuffles, first * 16);
            Ssse3.Shuffle(Sse2.UnpackLow(digits, below).AsByte(), firstShuffle).StoreUnsafe(ref write, position);
            position += 8 + (growth * firstCount);
            var secondShuffle = Vector128.LoadUnsafe(ref shuffles, second * 16);
            Ssse3.Shuffle(Sse2.UnpackHigh(digits, above).AsByte(), secondShuffle).StoreUnsafe(ref write, position);
            position += 8 + (growth * secondCount);
        }

        written = (int)position;
        return (int)i;
    }

    private int EscapeSingly(ReadOnlySpan<byte> base64, Span<byte> target)
    {
        var position = 0;
        foreach (var character in base64)
        {
            if (character is not ((byte)'+' or (byte)'/'))
            {
                target[position++] = character;
                continue;
            }

            foreach (var c in _percent)
            {
                target[position++] = (byte)c;
            }

            target[position++] = (byte)'2';
            target[position++] = (byte)(character + ('B' - '+'));
        }

        return position;
    }

    private static void Put(Span<byte> shuffle, ref int length, byte index)
    {
        if (length < shuffle.Length)
        {
            shuffle[length] = index;
        }

        length++;
    }
#else
    private readonly string _percent;

    public Base64Escaper(string percent) => _percent = percent;

    public static bool IsSupported => false;

    public int Encode(ReadOnlySpan<byte> source, Span<byte> target) =>
        throw new PlatformNotSupportedException($"'{_percent}', {source.Length} to {target.Length} bytes.");
#endif
}
