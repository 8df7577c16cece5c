using System.Security.Cryptography;
using System.Text;

namespace FaceEnroll.Ledger.Rules;

/// <summary>Pictures of a person that are to be enrolled together. Who asks for the very same again gets the same id.</summary>
/// <param name="CallId">See <see cref="CallRow.Id"/>.</param>
/// <param name="Person">The person.</param>
/// <param name="Sources">The pictures' keys, in order.</param>
internal sealed record LedgerRequest(string CallId, LedgerPerson Person, IReadOnlyList<string> Sources)
{
    /// <param name="person">The person.</param>
    /// <param name="sources">The pictures' keys, in order.</param>
    /// <param name="salt">Makes another request of it, whatever was recorded; empty for none.</param>
    public static LedgerRequest Of(in LedgerPerson person, IReadOnlyList<string> sources, string salt = "")
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(person.Account);
        Append(person.Library);
        Append(person.PersonId);
        foreach (var source in sources)
        {
            Append(source);
        }

        Append(salt);
        return new LedgerRequest(Convert.ToHexString(hash.GetHashAndReset().AsSpan(0, 16)), person, sources);

        void Append(string text)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(text));
            // No id holds this byte, so that no two lists of texts look the same.
            hash.AppendData([0xFF]);
        }
    }

    /// <summary>The id only: the rest is personal.</summary>
    public override string ToString() => $"request {CallId}";
}
