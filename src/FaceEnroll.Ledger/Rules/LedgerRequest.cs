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
        var hash = TextHash.Of([person.Account, person.Library, person.PersonId, .. sources, salt]);
        return new LedgerRequest(Convert.ToHexString(hash), person, sources);
    }

    /// <summary>The id only: the rest is personal.</summary>
    public override string ToString() => $"request {CallId}";
}
