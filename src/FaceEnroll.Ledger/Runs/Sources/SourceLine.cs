namespace FaceEnroll.Ledger.Runs.Sources;

/// <summary>A line of a source: an item, or what is wrong with it.</summary>
/// <param name="Line">Its number, from 1; 0 where the source has no lines.</param>
/// <param name="Item">The item; null where the line is wrong.</param>
/// <param name="Fault">What is wrong, in words that hold nothing of the line.</param>
internal readonly record struct SourceLine(long Line, FaceRunItem? Item, string? Fault = null)
{
    /// <summary>The number only: the rest is personal.</summary>
    public override string ToString() => $"line {Line}";
}
