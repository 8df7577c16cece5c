namespace FaceEnroll.Ledger.Rules;

/// <summary>Where an open call stands in the order in which they are asked about.</summary>
/// <param name="AskAt">When it is to be asked about, as Unix milliseconds.</param>
/// <param name="Id">The call's id.</param>
internal readonly record struct DueCall(long AskAt, string Id)
{
    /// <summary>Before all calls.</summary>
    public static readonly DueCall First = new(long.MinValue, "");
}
