using System.Text.RegularExpressions;
using FaceEnroll.Sdk.Tests.Architecture;

namespace FaceEnroll.Sandbox.Tests.Docs.Commands;

/// <summary>Every command that a document prints works: as printed, or in the short form that the table states.</summary>
/// <remarks>Minutes where nothing is built yet: <c>--filter TestCategory!=Commands</c> leaves them out.</remarks>
[Category("Commands")]
[NonParallelizable]
public sealed partial class DocumentCommandTests
{
    [GeneratedRegex(@"listening on (\S+)")]
    private static partial Regex Address { get; }

    [GeneratedRegex(@"^dotnet run .*--project (\S+)")]
    private static partial Regex RunProject { get; }

    private static IEnumerable<TestCaseData> Checks() =>
        CommandTable.All.Select(check => new TestCaseData(check).SetArgDisplayNames(check.Printed));

    private static IEnumerable<TestCaseData> PlainRuns() =>
        from command in DocumentCommand.All()
        let project = RunProject.Match(command.Text)
        where project.Success && !command.Text.Contains(" -f", StringComparison.Ordinal)
        select new TestCaseData(project.Groups[1].Value).SetArgDisplayNames(command.ToString());

    [Test]
    public void Commands_AndTheTable_AreTheSame()
    {
        var printed = DocumentCommand.All();

        Assert.That(printed, Is.Not.Empty);
        Assert.That(
            printed.Where(command => CommandTable.All.All(check => check.Printed != command.Text)),
            Is.Empty,
            "printed, but CommandTable does not say how it is verified"
        );
        Assert.That(
            CommandTable.All.Where(check => printed.All(command => command.Text != check.Printed)),
            Is.Empty,
            "in CommandTable, but no document prints it"
        );
    }

    [Test]
    public void ShortForms_All_HaveAReason() =>
        Assert.That(
            CommandTable.All.Where(check => (check.Runs == check.Printed) != (check.Because is null)),
            Is.Empty
        );

    /// <summary>With two target frameworks "dotnet run" fails, and on a terminal it asks.</summary>
    [TestCaseSource(nameof(PlainRuns))]
    public void Run_WithoutAFramework_IsOfAProjectWithOne(string project)
    {
        var folder = Path.Combine(Repository.Root, project);
        var files = Directory.GetFiles(folder, "*.*proj");

        Assert.That(files, Has.Length.EqualTo(1), "dotnet run must know which project is meant");
        Assert.That(File.ReadAllText(files[0]), Does.Contain("<TargetFramework>").And.Not.Contain("<TargetFrameworks"));
    }

    [TestCaseSource(nameof(Checks))]
    public async Task Command_Run_Works(CommandCheck check)
    {
        if (
            check.Needs is { } needed
            && !Directory.Exists(Path.Combine(Repository.Root, needed))
            && Environment.GetEnvironmentVariable("CI") != "true"
        )
        {
            Assert.Ignore($"{needed} is not there: the document says how to get it.");
        }

        var directory = check.InFreshProject ? FreshProject() : Repository.Root;
        try
        {
            using var command = new CommandLine(check.Runs, directory);
            command.Start();
            if (check.Serves)
            {
                var output = await command.UntilAsync(check.Shows);
                Assert.That(output, Does.Contain(check.Shows));
                using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
                var health = new Uri(new Uri(Address.Match(output).Groups[1].Value), "/_sandbox/health");
                Assert.That(await http.GetStringAsync(health), Does.Contain("ready"));
                return;
            }

            var exit = await command.ExitAsync();
            Assert.That(exit, Is.EqualTo(check.ExitCode), command.Output);
            Assert.That(command.Output, Does.Contain(check.Shows));
        }
        finally
        {
            if (check.InFreshProject)
            {
                Directory.Delete(directory, recursive: true);
            }
        }
    }

    private static string FreshProject()
    {
        var folder = Directory.CreateTempSubdirectory("faceenroll-").FullName;
        File.WriteAllText(
            Path.Combine(folder, "Fresh.csproj"),
            """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
              </PropertyGroup>
            </Project>
            """
        );
        return folder;
    }
}
