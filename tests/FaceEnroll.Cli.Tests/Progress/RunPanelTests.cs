using FaceEnroll.Cli.Progress;
using FaceEnroll.Cli.Tests.Support;
using FaceEnroll.Ledger;
using Spectre.Console;

namespace FaceEnroll.Cli.Tests.Progress;

/// <summary>Progress on a terminal and off it.</summary>
public sealed class RunPanelTests
{
    [TestCase(true, "██████████▓▓▓▓▓▒▒▒▒▒?????░")]
    [TestCase(false, "##########=====xxxxx?????.")]
    public void Panel_EachOutcome_IsShownApart(bool isUnicode, string bar)
    {
        var summary = Summaries.Of(
            FaceRunState.Running,
            enrolled: 10,
            already: 5,
            refused: 5,
            undecidable: 5,
            pending: 1
        );

        var text = Draw(summary, width: 36, isUnicode);

        Assert.That(text, Does.Contain(bar));
        Assert.That(text, Does.Contain("25 of 26 (96 %)").And.Contain("96 %"));
        Assert.That(
            text,
            Does.Contain("10 enrolled")
                .And.Contain("5 already in")
                .And.Contain("5 refused")
                .And.Contain("5 undecidable")
        );
    }

    [Test]
    public void Panel_WithoutColors_HasNoEscapes() =>
        Assert.That(Draw(Summaries.Of(enrolled: 1), 80, true).ToCharArray(), Has.No.Member('\u001b'));

    [Test]
    public void Panel_AName_IsNoMarkup()
    {
        var summary = new FaceRunSummary("people", "[red]", FaceVendor.FinAuth, FaceRunState.Running)
        {
            Reason = "[waits] until noon",
        };

        Assert.That(Draw(summary, 80, true), Does.Contain("[waits] until noon"));
    }

    [Test]
    public void Percent_NotAll_IsNever100() =>
        Assert.That(RunText.Percent(Summaries.Of(enrolled: 999_999, pending: 1)), Is.EqualTo(99));

    [Test]
    public void Line_WhileTheListIsRead_SaysSo() =>
        Assert.That(
            RunText.Line(Summaries.Of(FaceRunState.Running, pending: 1200, isPlanned: false)),
            Is.EqualTo("people: reading the list, 1,200 lines so far")
        );

    [Test]
    public void Line_RateAndEstimate_AreThere()
    {
        var summary = new FaceRunSummary("people", "FinAuth", FaceVendor.FinAuth, FaceRunState.Running)
        {
            IsPlanned = true,
            Enrolled = 10,
            Pending = 90,
            Waiting = 5,
            Rate = 2.5,
            TimeLeft = TimeSpan.FromSeconds(95),
        };

        Assert.That(
            RunText.Line(summary),
            Is.EqualTo(
                "people: 10 of 105 (9 %); 10 enrolled, 0 already in, 0 refused, 0 undecidable, 5 waiting; 2.5/s, about 1 min 35 s left"
            )
        );
    }

    [Test]
    public async Task Bars_OnATerminal_EndWithTheResultAlone()
    {
        var runs = new ScriptedRuns { Summaries = [Summaries.Of(enrolled: 1)] };
        using var bed = new ToolBed { Runs = runs, IsInteractive = true }.WithVendor();
        _ = bed.Write("people.csv", "person,picture\n");

        var result = await bed.RunAsync("run", "start", "--manifest", "people.csv");

        Assert.That(result.ExitCode, Is.Zero, result.Error);
        Assert.That(result.Out, Does.Match(@"enrolled\s+1\n"));
    }

    private static string Draw(FaceRunSummary summary, int width, bool isUnicode)
    {
        using var output = new StringWriter();
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Out = new AnsiConsoleOutput(output),
                Ansi = AnsiSupport.No,
                ColorSystem = ColorSystemSupport.NoColors,
            }
        );
        console.Profile.Width = 120;
        console.Write(RunPanel.Of(summary, null, width, isUnicode));
        return output.ToString();
    }
}
