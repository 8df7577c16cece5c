namespace FaceEnroll.Cli.Runs;

/// <summary>What can be typed once a run has stopped.</summary>
/// <param name="Same">The options that choose ledger and configuration.</param>
/// <param name="How">The options of driving that the run does not keep.</param>
internal sealed record NextCommands(string Same, string How)
{
    public string Resume(string run) => $"faceenroll run resume {run}{Same}{How}";

    public string Report(string run) => $"faceenroll run report {run}{Same}";

    public string Retry(string run) => $"faceenroll run retry {run}{Same}";

    public string Resolve(string run) => $"faceenroll run resolve {run} NUMBER{Same}";
}
