using FaceEnroll.Cli.Hosting;
using FaceEnroll.Ledger;

namespace FaceEnroll.Cli.Runs;

/// <summary>What a run's counts mean as an exit code.</summary>
internal static class RunOutcome
{
    /// <summary>The worst wins: blocked, then unknown or waiting, then refused. Canceled is said by itself.</summary>
    /// <param name="summary">The counts.</param>
    /// <param name="wasStopped">Whether Ctrl-C stopped this process.</param>
    public static int ExitCodeOf(FaceRunSummary summary, bool wasStopped = false)
    {
        if (summary.State == FaceRunState.Blocked)
        {
            return ExitCode.Blocked;
        }

        if (summary.State == FaceRunState.Canceled || (wasStopped && summary.State != FaceRunState.Completed))
        {
            return ExitCode.Canceled;
        }

        var code = ExitCode.AllEnrolled;
        if (summary.Refused > 0 || summary.Canceled > 0)
        {
            code = ExitCode.Worst(code, ExitCode.SomeRefused);
        }

        if (summary.Undecidable > 0 || summary.Waiting > 0 || summary.Pending > 0 || !summary.IsPlanned)
        {
            code = ExitCode.Worst(code, ExitCode.SomeUnknown);
        }

        return code;
    }
}
