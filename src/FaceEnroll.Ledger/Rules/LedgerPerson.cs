namespace FaceEnroll.Ledger.Rules;

/// <summary>A person as the ledger knows it. No part is ever null: databases take two nulls for different.</summary>
/// <param name="Account">Vendor, where it keeps people, and the account there.</param>
/// <param name="Library">The library; empty where none is named.</param>
/// <param name="PersonId">The person's id.</param>
internal readonly record struct LedgerPerson(string Account, string Library, string PersonId)
{
    /// <summary>Nothing: ids are personal data.</summary>
    public override string ToString() => nameof(LedgerPerson);
}
