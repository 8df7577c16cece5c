namespace FaceEnroll.Ledger.Runs.Sources.Lines;

/// <summary>A line of a file, without its end.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Text">The text; null where the line cannot be read.</param>
/// <param name="Fault">Why it cannot be read, in words that hold nothing of the line.</param>
internal readonly record struct TextLine(long Number, string? Text, string? Fault = null)
{
    /// <summary>Whether there is nothing on it.</summary>
    public bool IsBlank => Fault is null && string.IsNullOrWhiteSpace(Text);

    /// <summary>The number only: the rest is personal.</summary>
    public override string ToString() => $"line {Number}";
}
