namespace FaceEnroll.Sdk.Tests.Model;

/// <summary>One way through: all that wire, clocks and processes do.</summary>
internal sealed record Schedule(
    FaceVendor Vendor,
    ClockPlan Clock,
    DatePlan Dates,
    ProcessPlan Process,
    FaceUnknownOutcome OnUnknown,
    SendPlan First
)
{
    /// <summary>What becomes of any further send of the first writer.</summary>
    public SendPlan Next { get; init; } = First;

    /// <summary>What becomes of the second writer's sends; null when there is none.</summary>
    public SendPlan? Other { get; init; }

    public StartPlan Start { get; init; }

    /// <summary>Whether the vendor's own list and clock and nobody else's writing leave no room for doubt.</summary>
    public bool IsDecidable => Dates is DatePlan.Told && Other is null;
}
