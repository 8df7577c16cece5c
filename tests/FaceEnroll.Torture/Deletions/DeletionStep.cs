namespace FaceEnroll.Torture.Deletions;

/// <summary>Calls of one person at the same time, under a fault.</summary>
/// <param name="Fault">The fault's name.</param>
/// <param name="Parts">The calls.</param>
/// <param name="FirstRequest">The number of the last request before them.</param>
/// <param name="At">When they began, by the true clock.</param>
internal sealed record DeletionStep(
    string Fault,
    IReadOnlyList<DeletionPart> Parts,
    long FirstRequest,
    DateTimeOffset At
)
{
    public override string ToString() => $"\"{Fault}\": {string.Join("; ", Parts)}";
}
