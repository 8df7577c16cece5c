namespace FaceEnroll.Ledger.Runs.Rows;

/// <summary>What became of an item that a source gave.</summary>
internal enum Appended
{
    /// <summary>It is new.</summary>
    New,

    /// <summary>An earlier reading of the source gave it.</summary>
    Known,

    /// <summary>This reading gave it before.</summary>
    Repeated,
}
