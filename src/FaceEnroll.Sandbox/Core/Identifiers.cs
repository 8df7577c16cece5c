using System.Buffers;
using System.Globalization;

namespace FaceEnroll.Sandbox.Core;

/// <summary>The ids of calls, and the alphabets of the vendors' ids.</summary>
internal static class Identifiers
{
    private static readonly SearchValues<char> s_loose = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-%@#&_"
    );
    private static readonly SearchValues<char> s_tight = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-"
    );

    /// <summary>
    /// A random UUID in lower case, that nobody has but anybody may guess: one that cannot be guessed costs a call into the
    /// kernel.
    /// </summary>
    public static string NewUuid()
    {
        Span<byte> bytes = stackalloc byte[16];
#pragma warning disable CA5394 // It protects nothing.
        Random.Shared.NextBytes(bytes);
#pragma warning restore CA5394
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString("D", CultureInfo.InvariantCulture);
    }

    /// <summary>Tencent and FinAuth: letters, digits, <c>-%@#&amp;_</c>.</summary>
    public static bool IsLoose(string id) => id.Length > 0 && !id.AsSpan().ContainsAnyExcept(s_loose);

    /// <summary>Guardrails: letters, digits, <c>_-</c>, at most 32.</summary>
    public static bool IsTight(string? id) =>
        id is { Length: > 0 and <= 32 } && !id.AsSpan().ContainsAnyExcept(s_tight);
}
