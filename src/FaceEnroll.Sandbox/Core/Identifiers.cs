using System.Buffers;

namespace FaceEnroll.Sandbox.Core;

/// <summary>The alphabets of the vendors' ids.</summary>
internal static class Identifiers
{
    private static readonly SearchValues<char> s_loose = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-%@#&_"
    );
    private static readonly SearchValues<char> s_tight = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-"
    );

    /// <summary>Tencent and FinAuth: letters, digits, <c>-%@#&amp;_</c>.</summary>
    public static bool IsLoose(string id) => id.Length > 0 && !id.AsSpan().ContainsAnyExcept(s_loose);

    /// <summary>Guardrails: letters, digits, <c>_-</c>, at most 32.</summary>
    public static bool IsTight(string? id) =>
        id is { Length: > 0 and <= 32 } && !id.AsSpan().ContainsAnyExcept(s_tight);
}
