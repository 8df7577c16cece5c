#if NET
using System.Buffers.Text;
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
    /// <summary>Picture bytes per round: 4 KB of base64 on the stack.</summary>
    private const int Round = 3 * 1024;

    private readonly byte[] _shuffles = new byte[256 * 16];

    // What the eight become; 0 where that is more than a shuffle holds.
    private readonly byte[] _lengths = new byte[256];
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

            _lengths[escapes] = length <= 16 ? (byte)length : (byte)0;
        }
    }

    public static bool IsSupported => Ssse3.IsSupported;

    /// <summary>Encodes whole threes of bytes; the target has room for the longest text and 16 bytes more.</summary>
    /// <returns>Bytes written.</returns>
    [MethodImpl(HotLoop.Optimized)]
    public int Encode(ReadOnlySpan<byte> source, Span<byte> target)
    {
        Span<byte> base64 = stackalloc byte[Round / 3 * 4];
        var position = 0;
        for (; !source.IsEmpty; source = source.Slice(Math.Min(Round, source.Length)))
        {
            Base64.EncodeToUtf8(source.Slice(0, Math.Min(Round, source.Length)), base64, out _, out var length);
            position += Escape(base64.Slice(0, length), target.Slice(position));
        }

        base64.Clear();
        return position;
    }

    [MethodImpl(HotLoop.Optimized)]
    private int Escape(ReadOnlySpan<byte> base64, Span<byte> target)
    {
        var constants = Vector128.Create(0UL, 0x35_32_25).AsByte();
        ref var shuffles = ref MemoryMarshal.GetArrayDataReference(_shuffles);
        ref var lengths = ref MemoryMarshal.GetArrayDataReference(_lengths);
        // One check for all writes below: nothing is longer than an escape per character.
        if (target.Length < (base64.Length * (_percent.Length + 2)) + 16)
        {
            throw new ArgumentException("The target is too short.", nameof(target));
        }

        ref var read = ref MemoryMarshal.GetReference(base64);
        ref var write = ref MemoryMarshal.GetReference(target);
        nuint position = 0;
        var i = 0;
        for (; i + 8 <= base64.Length; i += 8)
        {
            var eight = Vector128.CreateScalar(Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref read, i))).AsByte();
            // One bit is the difference between + and /.
            var isEscaped = Vector128.Equals(eight | Vector128.Create((byte)4), Vector128.Create((byte)'/'));
            // From + to the B of %2B it is as far as from / to the F of %2F.
            var digits = eight + (isEscaped & Vector128.Create((byte)('B' - '+')));
            var escapes = isEscaped.ExtractMostSignificantBits();
            var shuffle = Vector128.LoadUnsafe(ref shuffles, escapes * 16);
            Ssse3.Shuffle(digits | constants, shuffle).StoreUnsafe(ref write, position);
            nuint length = Unsafe.Add(ref lengths, escapes);
            if (length == 0)
            {
                length = (nuint)EscapeSingly(base64.Slice(i, 8), target.Slice((int)position));
            }

            position += length;
        }

        return (int)position + EscapeSingly(base64.Slice(i), target.Slice((int)position));
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
