using System.Security.Cryptography;
using System.Text;

namespace FaceEnroll.Ledger.Rules;

/// <summary>
/// What hides person ids in rows that have their result: their HMAC-SHA256 under the host's key. Without a key the ids stand as they
/// are.
/// </summary>
/// <remarks>Immutable, safe for concurrent use.</remarks>
internal sealed class PersonIdKey
{
    /// <summary>How short a key may be, in bytes: as long as what it makes.</summary>
    public const int LeastBytes = 32;

    /// <summary>What an option is told that holds no key; its value is a secret.</summary>
    public const string Fault = "The ledger's PersonIdKey must be Base64 of at least 32 bytes.";

    /// <summary>What a hidden id begins with.</summary>
    public const string Prefix = "hmac:";

    /// <summary>What is hashed so that the key is known again: no id is this text, since it has a byte that no UTF-8 has.</summary>
    private static readonly byte[] s_known = [0xFF, .. "FaceEnroll.Ledger"u8];

    private readonly byte[]? _key;

    private PersonIdKey(byte[]? key) => _key = key;

    /// <summary>No key.</summary>
    public static PersonIdKey None { get; } = new(null);

    /// <summary>Whether it hides anything.</summary>
    public bool Hides => _key is not null;

    /// <summary>What a ledger keeps, so that it is always opened with the same key; empty without one.</summary>
    public string Check => _key is null ? "" : Hash(s_known);

    /// <summary>Reads a key.</summary>
    /// <param name="text">Base64 of at least <see cref="LeastBytes"/> bytes; null or empty for none.</param>
    /// <returns>The key; null when the text is none.</returns>
    public static PersonIdKey? Parse(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return None;
        }

        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) && length >= LeastBytes
            ? new PersonIdKey(bytes[..length])
            : null;
    }

    /// <summary>How a person stands in rows with a result.</summary>
    public string Of(string personId) => _key is null ? personId : Hash(Encoding.UTF8.GetBytes(personId));

    /// <summary>Whether a text is what <see cref="Of"/> makes with a key.</summary>
    public static bool IsHidden(string personId) => personId.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>Nothing: it is a secret.</summary>
    public override string ToString() => nameof(PersonIdKey);

    private string Hash(ReadOnlySpan<byte> bytes) => Prefix + Convert.ToHexString(HMACSHA256.HashData(_key!, bytes));
}
