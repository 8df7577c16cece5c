namespace FaceEnroll.Sdk.Tests.Architecture;

/// <summary>A sample is read from its Program.cs: short, with what it shows in files beside it.</summary>
public class SampleTests
{
    private const int TooManyLines = 60;

    private static readonly string s_samples = Path.Combine(Repository.Root, "samples");

    [Test]
    public void Samples_EachOne_HasAShortProgram()
    {
        var programs = Directory
            .EnumerateDirectories(s_samples)
            .Where(folder => Directory.EnumerateFiles(folder, "*.csproj").Any())
            .Select(folder => Path.Combine(folder, "Program.cs"))
            .ToList();
        Assert.That(programs, Is.Not.Empty);
        Assert.That(programs.Where(f => !File.Exists(f)).Select(Relative), Is.Empty);
        Assert.That(programs.Where(f => File.ReadLines(f).Count() >= TooManyLines).Select(Relative), Is.Empty);
    }

    [Test]
    public void Types_EachOne_StandInAFileOfItsName()
    {
        var types = Repository
            .Sources(s_samples)
            .SelectMany(f =>
                RoomUses.Declaration.Matches(File.ReadAllText(f)).Select(m => (Type: m.Groups[1].Value, File: f))
            )
            .ToList();
        Assert.That(types, Is.Not.Empty);
        Assert.That(
            types
                .Where(t => t.Type != Path.GetFileNameWithoutExtension(t.File))
                .Select(t => $"{t.Type} in {Relative(t.File)}"),
            Is.Empty
        );
    }

    private static string Relative(string file) => Path.GetRelativePath(Repository.Root, file);
}
