#if NET
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
#endif

namespace FaceEnroll.Sdk.Polyfills;

/// <summary>
/// Percent-encodes base64 text eight characters at a time, where the processor can shuffle bytes: a number says which of
/// the eight are <c>+</c> or <c>/</c>, and each number has its shuffle. No branch depends on the picture.
/// </summary>
internal sealed class Base64Shuffle
{
    /// <summary>Characters per step.</summary>
    public const int Block = 16;

#if NET
    private readonly byte[] _shuffles = new byte[256 * 16];
    private readonly string _percent;

    public Base64Shuffle(string percent)
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

    /// <summary>
    /// Escapes whole blocks, up to the end or to one with too many escapes. It calls nothing, so that everything stays in
    /// registers. The target has room for the longest text and 16 bytes more.
    /// </summary>
    /// <returns>Characters read.</returns>
    [MethodImpl(HotLoop.Optimized)]
    public int Escape(ReadOnlySpan<byte> base64, Span<byte> target, out int written)
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
            // + and the B of %2B are as far apart as / and the F of %2F.
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

    public Base64Shuffle(string percent) => _percent = percent;

    public static bool IsSupported => false;

    public int Escape(ReadOnlySpan<byte> base64, Span<byte> target, out int written) =>
        throw new PlatformNotSupportedException($"'{_percent}', {base64.Length} to {target.Length} bytes.");
#endif
}
