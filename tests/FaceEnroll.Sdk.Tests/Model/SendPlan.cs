namespace FaceEnroll.Sdk.Tests.Model;

/// <summary>What becomes of one send.</summary>
internal sealed record SendPlan(Storing Storing, Answering Answering)
{
    /// <summary>Every pair that can be.</summary>
    public static IReadOnlyList<SendPlan> All { get; } =
    [
        .. from storing in Plans.All<Storing>()
        from answering in Plans.All<Answering>()
        // What never came whole is never stored; what was refused or never came can be stored at no time.
        where storing == Storing.Never || answering is not (Answering.CutRequest or Answering.Refused)
        select new SendPlan(storing, answering),
    ];

    /// <summary>Those whose outcome is unknown, and a success.</summary>
    public static IReadOnlyList<SendPlan> Several { get; } =
    [
        new(Storing.Now, Answering.Reply),
        new(Storing.Now, Answering.Lost),
        new(Storing.Now, Answering.Silence),
        new(Storing.Soon, Answering.Fault),
        new(Storing.Last, Answering.Lost),
        new(Storing.Last, Answering.CutReply),
        new(Storing.Never, Answering.Lost),
        new(Storing.Never, Answering.Fault),
    ];

    /// <summary>The few that differ most.</summary>
    public static IReadOnlyList<SendPlan> Few { get; } =
    [
        new(Storing.Now, Answering.Reply),
        new(Storing.Now, Answering.Lost),
        new(Storing.Last, Answering.Lost),
        new(Storing.Never, Answering.Lost),
        new(Storing.Never, Answering.Reply),
        new(Storing.Never, Answering.CutRequest),
    ];
}
