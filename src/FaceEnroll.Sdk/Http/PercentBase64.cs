using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using FaceEnroll.Sdk.Polyfills;

namespace FaceEnroll.Sdk.Http;

/// <summary>
/// Bytes to percent-encoded base64 in one step. Of the base64 alphabet only <c>+ / =</c> need escaping, so twelve bits of
/// picture map to a fixed short text: a table of 4,096 entries, no branch per character. Where the processor can do better,
/// <see cref="Base64Escaper"/> does the same.
/// </summary>
internal sealed class PercentBase64
{
    /// <summary>Bytes that a write may touch past its end.</summary>
    public const int Slack = 16;

    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    // Entry: the text of two base64 characters, little-endian, and its length in the highest byte; 0 where it is longer.
    private readonly ulong[] _texts = new ulong[4096];
    private readonly string _percent;
    private readonly Base64Escaper? _escaper;

    private PercentBase64(string percent)
    {
        _percent = percent;
        _escaper = Base64Escaper.IsSupported ? new Base64Escaper(percent) : null;
        Span<byte> text = stackalloc byte[16];
        for (var value = 0; value < 4096; value++)
        {
            text.Clear();
            var length = WriteTwo(value, text);
            _texts[value] = length < 8 ? BinaryPrimitives.ReadUInt64LittleEndian(text) | ((ulong)length << 56) : 0;
        }
    }

    /// <summary>For a form body: <c>+</c> is <c>%2B</c>.</summary>
    public static PercentBase64 Once { get; } = new("%");

    /// <summary>For the string to sign of that form: <c>+</c> is <c>%252B</c>.</summary>
    public static PercentBase64 Twice { get; } = new("%25");

    /// <summary>Characters that one escape adds to the base64 text.</summary>
    public int EscapeGrowth => _percent.Length + 1;

    /// <summary>Encodes; the target has room for the longest text and <see cref="Slack"/>.</summary>
    /// <returns>Bytes written.</returns>
    public int Encode(ReadOnlySpan<byte> source, Span<byte> target)
    {
        var threes = source.Slice(0, source.Length / 3 * 3);
        var position = _escaper?.Encode(threes, target) ?? EncodeByTable(threes, target);
        return position + EncodeRest(source.Slice(threes.Length), target.Slice(position));
    }

    /// <summary>Whole threes of bytes, everywhere.</summary>
    [MethodImpl(HotLoop.Optimized)]
    internal int EncodeByTable(ReadOnlySpan<byte> source, Span<byte> target)
    {
        // One check for all writes: nothing is longer than an escape per character.
        if (target.Length < (source.Length / 3 * 4 * (EscapeGrowth + 1)) + Slack)
        {
            throw new ArgumentException("The target is too short.", nameof(target));
        }

        ref var texts = ref MemoryMarshal.GetReference(_texts.AsSpan());
        ref var start = ref MemoryMarshal.GetReference(target);
        var position = 0;
        var i = 0;
        // Eight bytes are read for six: four entries.
        for (; i + 8 <= source.Length; i += 6)
        {
            var bits = BinaryPrimitives.ReadUInt64BigEndian(source.Slice(i));
            position += Put((int)(bits >> 52), ref Unsafe.Add(ref start, position), ref texts);
            position += Put((int)(bits >> 40) & 4095, ref Unsafe.Add(ref start, position), ref texts);
            position += Put((int)(bits >> 28) & 4095, ref Unsafe.Add(ref start, position), ref texts);
            position += Put((int)(bits >> 16) & 4095, ref Unsafe.Add(ref start, position), ref texts);
        }

        for (; i + 3 <= source.Length; i += 3)
        {
            var bits = (source[i] << 16) | (source[i + 1] << 8) | source[i + 2];
            position += Put(bits >> 12, ref Unsafe.Add(ref start, position), ref texts);
            position += Put(bits & 4095, ref Unsafe.Add(ref start, position), ref texts);
        }

        return position;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Put(int value, ref byte target, ref ulong texts)
    {
        var text = Unsafe.Add(ref texts, value);
        // Always eight bytes; the next write covers what was too much.
        Unsafe.WriteUnaligned(
            ref target,
            BitConverter.IsLittleEndian ? text : BinaryPrimitives.ReverseEndianness(text)
        );
        var length = (int)(text >> 56);
        return length > 0 ? length : PutLong(value, ref target);
    }

    /// <summary>The few texts of more than seven characters, two escapes encoded twice.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int PutLong(int value, ref byte target)
    {
        Span<byte> text = stackalloc byte[16];
        var length = WriteTwo(value, text);
        for (var i = 0; i < length; i++)
        {
            Unsafe.Add(ref target, i) = text[i];
        }

        return length;
    }

    private int WriteTwo(int value, Span<byte> target)
    {
        var length = Write(Alphabet[value >> 6], target);
        return length + Write(Alphabet[value & 63], target.Slice(length));
    }

    private int EncodeRest(ReadOnlySpan<byte> rest, Span<byte> target)
    {
        if (rest.IsEmpty)
        {
            return 0;
        }

        var bits = (rest[0] << 16) | (rest.Length > 1 ? rest[1] << 8 : 0);
        var length = Write(Alphabet[bits >> 18], target);
        length += Write(Alphabet[(bits >> 12) & 63], target.Slice(length));
        length += Write(rest.Length > 1 ? Alphabet[(bits >> 6) & 63] : '=', target.Slice(length));
        return length + Write('=', target.Slice(length));
    }

    private int Write(char character, Span<byte> target)
    {
        var escape = character switch
        {
            '+' => "2B",
            '/' => "2F",
            '=' => "3D",
            _ => null,
        };
        if (escape is null)
        {
            target[0] = (byte)character;
            return 1;
        }

        var length = 0;
        foreach (var c in _percent)
        {
            target[length++] = (byte)c;
        }

        target[length++] = (byte)escape[0];
        target[length++] = (byte)escape[1];
        return length;
    }
}
