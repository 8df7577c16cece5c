using FaceEnroll.Cli.Hosting;
using FaceEnroll.Cli.Runs;
using FaceEnroll.Cli.Tests.Support;
using FaceEnroll.Ledger;

namespace FaceEnroll.Cli.Tests.Runs;

/// <summary>The exit codes of runs: the worst wins.</summary>
public sealed class RunOutcomeTests
{
    private static IEnumerable<TestCaseData> Outcomes()
    {
        yield return Case("all enrolled", ExitCode.AllEnrolled, Summaries.Of(enrolled: 3, already: 2));
        yield return Case("nothing to do", ExitCode.AllEnrolled, Summaries.Of());
        yield return Case("refused", ExitCode.SomeRefused, Summaries.Of(enrolled: 3, refused: 1));
        yield return Case("undecidable", ExitCode.SomeUnknown, Summaries.Of(refused: 1, undecidable: 1));
        yield return Case("waiting", ExitCode.SomeUnknown, Summaries.Of(FaceRunState.Running, refused: 1, waiting: 1));
        yield return Case("not tried", ExitCode.SomeUnknown, Summaries.Of(FaceRunState.Paused, pending: 1));
        yield return Case("half a list", ExitCode.SomeUnknown, Summaries.Of(FaceRunState.Running, isPlanned: false));
        yield return Case(
            "blocked",
            ExitCode.Blocked,
            Summaries.Of(FaceRunState.Blocked, refused: 1, undecidable: 1, pending: 1)
        );
        yield return Case("canceled", ExitCode.Canceled, Summaries.Of(FaceRunState.Canceled, enrolled: 1, canceled: 1));
        yield return Case("stopped", ExitCode.Canceled, Summaries.Of(FaceRunState.Running, pending: 1), true);
        yield return Case("stopped too late", ExitCode.SomeRefused, Summaries.Of(refused: 1), true);
        yield return Case("stopped when blocked", ExitCode.Blocked, Summaries.Of(FaceRunState.Blocked), true);
    }

    [TestCaseSource(nameof(Outcomes))]
    public void ExitCodeOf_AnOutcome_IsTheWorst(FaceRunSummary summary, bool wasStopped, int expected) =>
        Assert.That(RunOutcome.ExitCodeOf(summary, wasStopped), Is.EqualTo(expected));

    private static TestCaseData Case(string name, int expected, FaceRunSummary summary, bool wasStopped = false) =>
        new TestCaseData(summary, wasStopped, expected).SetArgDisplayNames(name);
}
