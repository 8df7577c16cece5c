using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using FaceEnroll.Sdk.Signing;

namespace FaceEnroll.Sdk.Auditing;

/// <summary>
/// 128 bits for a person, or a person's face. Ids are personal data and can be guessed, so a plain hash would not hide them:
/// the key is random and lives as long as the run.
/// </summary>
internal sealed class EntryHashes
{
    private readonly byte[] _key = new byte[SecretHmac.Sha256Length];

    public EntryHashes() => RandomNumberGenerator.Fill(_key);

    /// <summary>The hash, as a value of 16 bytes that compares.</summary>
    /// <param name="person">The person.</param>
    /// <param name="face">The face; null for the person as such.</param>
    public Guid Of(string person, string? face)
    {
        Span<byte> prefix = stackalloc byte[sizeof(int)];
        Span<byte> hash = stackalloc byte[SecretHmac.Sha256Length];
        var text = new Utf8Buffer(stackalloc byte[256]);
        try
        {
            // The length in front, and the characters as they are: no other person and face give the same bytes.
            BinaryPrimitives.WriteInt32LittleEndian(prefix, person.Length);
            text.Append(prefix);
            text.Append(MemoryMarshal.AsBytes(person.AsSpan()));
            text.Append(face is null ? (byte)0 : (byte)1);
            text.Append(MemoryMarshal.AsBytes(face.AsSpan()));
            HMACSHA256.HashData(_key, text.Written, hash);
            return MemoryMarshal.Read<Guid>(hash);
        }
        finally
        {
            text.Dispose();
        }
    }
}
