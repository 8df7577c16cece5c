using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using FaceEnroll.Sdk.Polyfills;

namespace FaceEnroll.Sdk.Bodies;

/// <summary>
/// Turns bytes into percent-encoded base64. Only <c>+ / =</c> of the base64 alphabet need escaping, and <c>=</c> occurs
/// only at the end: one character in 32 of a picture.
/// </summary>
internal sealed class PercentBase64
{
    /// <summary>Bytes that a write may touch past its end.</summary>
    public const int Slack = 16;

    // + and / differ in one bit; + and the B of %2B are as far apart as / and the F of %2F.
    private const byte EscapedBit = '+' ^ '/';
    private const byte ToDigit = 'B' - '+';
    private const ulong EachByte = 0x01010101_01010101;

    private readonly string _percent;
    private readonly ulong _prefix;
    private readonly Base64Shuffle? _shuffle;

    /// <param name="percent">The percent sign as it stands in an escape.</param>
    private PercentBase64(string percent)
    {
        _percent = percent;
        for (var i = percent.Length; i >= 0; i--)
        {
            _prefix = (_prefix << 8) | (i == percent.Length ? '2' : percent[i]);
        }

        _shuffle = Base64Shuffle.IsSupported ? new Base64Shuffle(percent) : null;
    }

    /// <summary>For a form body: <c>+</c> is <c>%2B</c>.</summary>
    public static PercentBase64 Once { get; } = new("%");

    /// <summary>For the string to sign of that form: <c>+</c> is <c>%252B</c>.</summary>
    public static PercentBase64 Twice { get; } = new("%25");

    /// <summary>Characters that one escape adds to the base64 text.</summary>
    public int EscapeGrowth => _percent.Length + 1;

    /// <summary>Encodes; the target has room for the longest text and <see cref="Slack"/>.</summary>
    /// <returns>Bytes written.</returns>
    public int Encode(ReadOnlySpan<byte> source, Span<byte> target) => Encode(source, target, _shuffle);

    /// <summary>Encodes as a processor does that cannot shuffle bytes.</summary>
    internal int EncodeByEights(ReadOnlySpan<byte> source, Span<byte> target) => Encode(source, target, null);

    private int Encode(ReadOnlySpan<byte> source, Span<byte> target, Base64Shuffle? shuffle)
    {
        const int Last = 4;
        if (source.IsEmpty)
        {
            return 0;
        }

        // The plain text goes to the end of that room: what is written from the start never overtakes what is read.
        var length = (source.Length + 2) / 3 * 4;
        var base64 = target.Slice((length * EscapeGrowth) + Slack, length);
        Base64.EncodeToUtf8(source, base64, out _, out _);
        ReadOnlySpan<byte> rest = base64.Slice(0, length - Last);
        var position = 0;
        if (BitConverter.IsLittleEndian)
        {
            while (rest.Length >= Base64Shuffle.Block && shuffle is not null)
            {
                rest = rest.Slice(shuffle.Escape(rest, target.Slice(position), out var written));
                position += written;
                // It stops early where a block has more escapes than a shuffle holds: one block in thousands.
                var block = rest.Slice(0, Math.Min(Base64Shuffle.Block, rest.Length) & ~7);
                position += EscapeEights(block, target.Slice(position));
                rest = rest.Slice(block.Length);
            }

            position += EscapeEights(rest, target.Slice(position));
            rest = rest.Slice(rest.Length & ~7);
        }

        position += EscapeSingly(rest, target.Slice(position));
        return position + EscapeSingly(base64.Slice(length - Last), target.Slice(position));
    }

    /// <summary>Eight characters are written as they are; if one needs an escape, what follows it is written again.</summary>
    [MethodImpl(HotLoop.Optimized)]
    private int EscapeEights(ReadOnlySpan<byte> base64, Span<byte> target)
    {
        ref var read = ref MemoryMarshal.GetReference(base64);
        ref var write = ref MemoryMarshal.GetReference(target);
        var prefix = _prefix;
        var prefixLength = EscapeGrowth;
        var position = 0;
        for (var i = 0; i + 8 <= base64.Length; i += 8)
        {
            var eight = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref read, i));
            var differing = (eight | (EscapedBit * EachByte)) ^ ('/' * EachByte);
            // The highest bit of each byte that does not differ.
            var escapes = ~(differing + (0x7F * EachByte)) & (0x80 * EachByte);
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref write, position), eight);
            var end = position + 8;
            while (escapes != 0)
            {
                var before = 8 * (int)((((escapes & (~escapes + 1)) >> 7) * 0x0001020304050607) >> 56);
                position += before / 8;
                eight >>= before;
                var digit = (byte)eight + (ulong)ToDigit;
                Unsafe.WriteUnaligned(ref Unsafe.Add(ref write, position), prefix | (digit << (8 * prefixLength)));
                position += prefixLength + 1;
                end += prefixLength;
                eight >>= 8;
                Unsafe.WriteUnaligned(ref Unsafe.Add(ref write, position), eight);
                escapes = (escapes >> before) >> 8;
            }

            position = end;
        }

        return position;
    }

    private int EscapeSingly(ReadOnlySpan<byte> base64, Span<byte> target)
    {
        var position = 0;
        foreach (var character in base64)
        {
            if (character is not ((byte)'+' or (byte)'/' or (byte)'='))
            {
                target[position++] = character;
                continue;
            }

            foreach (var c in _percent)
            {
                target[position++] = (byte)c;
            }

            target[position++] = character == '=' ? (byte)'3' : (byte)'2';
            target[position++] = character == '=' ? (byte)'D' : (byte)(character + ToDigit);
        }

        return position;
    }
}
