namespace FaceEnroll.Ledger.Rules;

/// <summary>What stays of a person who was erased: a hash, by which a list that names the person again is known.</summary>
internal static class ErasedPerson
{
    /// <summary>The hash.</summary>
    /// <param name="person">The person; without a library for all of the account's.</param>
    public static string KeyOf(in LedgerPerson person) =>
        Convert.ToHexString(TextHash.Of(person.Account, person.Library, person.PersonId));
}
