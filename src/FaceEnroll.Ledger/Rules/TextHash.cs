using System.Security.Cryptography;
using System.Text;

namespace FaceEnroll.Ledger.Rules;

/// <summary>What tells a list of texts from any other: the first half of a SHA-256.</summary>
internal static class TextHash
{
    private const int Bytes = 16;

    public static byte[] Of(params IEnumerable<string> texts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var text in texts)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(text));
            // No text holds this byte, so that no two lists of texts look the same.
            hash.AppendData([0xFF]);
        }

        return hash.GetHashAndReset()[..Bytes];
    }
}
