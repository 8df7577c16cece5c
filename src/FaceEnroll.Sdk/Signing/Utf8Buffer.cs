using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;

namespace FaceEnroll.Sdk.Signing;

/// <summary>
/// UTF-8 text under construction: in the caller's stack memory first, in pooled memory beyond it. It holds secrets and
/// person data, so whatever it leaves behind is cleared.
/// </summary>
/// <remarks>Pass it by reference and dispose it in a finally block: a copy would return the pooled memory twice.</remarks>
internal ref struct Utf8Buffer(Span<byte> initial)
{
    private const int MaxNumberLength = 20;

    private Span<byte> _bytes = initial;
    private byte[]? _rented;
    private int _length;

    /// <summary>What was written so far; valid until the next append.</summary>
    public readonly ReadOnlySpan<byte> Written => _bytes[.._length];

    public void Append(byte value)
    {
        Reserve(1)[0] = value;
        _length++;
    }

    public void Append(scoped ReadOnlySpan<byte> utf8)
    {
        utf8.CopyTo(Reserve(utf8.Length));
        _length += utf8.Length;
    }

    public void Append(string? text) => Append(text.AsSpan());

    /// <summary>Appends text as UTF-8; a lone surrogate becomes U+FFFD.</summary>
    public void Append(scoped ReadOnlySpan<char> text)
    {
        Utf8.FromUtf16(text, Reserve(checked(text.Length * 3)), out _, out int written);
        _length += written;
    }

    /// <summary>Appends text with A to Z in lower case. Other letters stay: the rule must not depend on a culture.</summary>
    public void AppendLowerAscii(scoped ReadOnlySpan<char> text)
    {
        int start = _length;
        Append(text);
        foreach (ref byte value in _bytes[start.._length])
        {
            if (value is >= (byte)'A' and <= (byte)'Z')
            {
                value |= 0x20;
            }
        }
    }

    /// <summary>Appends lower-case hexadecimal digits.</summary>
    public void AppendHex(scoped ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<byte> digits = "0123456789abcdef"u8;
        Span<byte> free = Reserve(checked(bytes.Length * 2));
        for (int i = 0; i < bytes.Length; i++)
        {
            free[2 * i] = digits[bytes[i] >> 4];
            free[(2 * i) + 1] = digits[bytes[i] & 0xF];
        }

        _length += bytes.Length * 2;
    }

    /// <summary>Appends standard base64 with padding and without line breaks.</summary>
    public void AppendBase64(scoped ReadOnlySpan<byte> bytes)
    {
        Span<byte> free = Reserve(Base64.GetMaxEncodedToUtf8Length(bytes.Length));
        Base64.EncodeToUtf8(bytes, free, out _, out int written);
        _length += written;
    }

    /// <summary>Appends decimal digits, after a minus sign when negative; the same under every culture.</summary>
    public void AppendNumber(long value)
    {
        Utf8Formatter.TryFormat(value, Reserve(MaxNumberLength), out int written);
        _length += written;
    }

    /// <summary>Appends bytes percent-encoded once (level 1) or twice (level 2).</summary>
    public void AppendPercentEncoded(scoped ReadOnlySpan<byte> utf8, int level = 1)
    {
        Span<byte> free = Reserve(PercentEncoding.GetMaxLength(utf8.Length, level));
        _length += PercentEncoding.Encode(utf8, free, level);
    }

    /// <summary>Appends the UTF-8 bytes of a text percent-encoded once (level 1) or twice (level 2).</summary>
    public void AppendPercentEncoded(string? text, int level = 1)
    {
        Span<byte> chunk = stackalloc byte[256];
        ReadOnlySpan<char> rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            Utf8.FromUtf16(rest, chunk, out int read, out int written);
            AppendPercentEncoded(chunk[..written], level);
            rest = rest[read..];
        }

        CryptographicOperations.ZeroMemory(chunk);
    }

    /// <summary>The written text as a string: the one allocation of a signature.</summary>
    public readonly string ToText() => Encoding.UTF8.GetString(Written);

    /// <summary>Starts anew in the same memory.</summary>
    public void Clear()
    {
        CryptographicOperations.ZeroMemory(_bytes[.._length]);
        _length = 0;
    }

    /// <summary>Clears everything written and returns pooled memory.</summary>
    public void Dispose()
    {
        Release();
        _bytes = default;
        _rented = null;
        _length = 0;
    }

    private Span<byte> Reserve(int count)
    {
        if (_bytes.Length - _length < count)
        {
            Grow(count);
        }

        return _bytes[_length..];
    }

    private void Grow(int count)
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(checked(_length + count), _bytes.Length * 2));
        Written.CopyTo(larger);
        Release();
        _bytes = _rented = larger;
    }

    private readonly void Release()
    {
        CryptographicOperations.ZeroMemory(_bytes[.._length]);
        if (_rented is not null)
        {
            ArrayPool<byte>.Shared.Return(_rented);
        }
    }
}
