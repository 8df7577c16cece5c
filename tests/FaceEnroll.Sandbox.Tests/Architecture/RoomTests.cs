using FaceEnroll.Sdk.Tests.Architecture;

namespace FaceEnroll.Sandbox.Tests.Architecture;

/// <summary>Where the sandbox's things stand: the library's three rules, with pairs of its own.</summary>
public class RoomTests
{
    private const int MostFilesAFolder = 19;

    /// <summary>The server calls the control page and the faults, which read and write through it; a call carries what both fill in.</summary>
    private static readonly string[] s_mutual =
    [
        "Control <-> Hosting",
        "Core <-> Explaining",
        "Core <-> Faults",
        "Faults <-> Hosting",
    ];

    private static readonly string s_sandbox = Path.Combine(Repository.Root, "src", "FaceEnroll.Sandbox");

    [Test]
    public void Types_EachOne_StandInAFileOfItsName()
    {
        var types = Sources()
            .Where(f => !f.EndsWith("Wire.cs", StringComparison.Ordinal))
            .SelectMany(f =>
                RoomUses.Declaration.Matches(File.ReadAllText(f)).Select(m => (Type: m.Groups[1].Value, f))
            )
            .ToList();
        var strangers = types
            .Where(t => t.Type != Path.GetFileNameWithoutExtension(t.f))
            .Select(t => $"{t.Type} in {t.f}")
            .ToList();
        TestContext.Out.WriteLine($"Types in a file of another name: {strangers.Count} of {types.Count}.");
        Assert.Multiple(() =>
        {
            Assert.That(types, Has.Count.GreaterThan(100));
            Assert.That(strangers, Is.Empty);
        });
    }

    [Test]
    public void Folders_NoneIsFull()
    {
        var sizes = Sources().GroupBy(Folder).ToDictionary(g => g.Key, g => g.Count());
        var biggest = sizes.MaxBy(pair => pair.Value);
        TestContext.Out.WriteLine($"Biggest folder: {biggest.Key}, {biggest.Value} files.");
        Assert.That(sizes.Where(pair => pair.Value > MostFilesAFolder), Is.Empty);
    }

    [Test]
    public void Folders_ThatUseEachOther_AreTheKnownOnes()
    {
        var uses = new RoomUses(Sources().Select(f => (Room(f), File.ReadAllText(f))));
        TestContext.Out.WriteLine($"Pairs of folders that use each other: {uses.Mutual.Count}.");
        foreach (var pair in uses.Mutual)
        {
            TestContext.Out.WriteLine(uses.Explain(pair));
        }

        Assert.That(uses.Mutual.Select(pair => $"{pair.One} <-> {pair.Other}"), Is.EqualTo(s_mutual));
    }

    private static IEnumerable<string> Sources() => Repository.Sources(s_sandbox);

    private static string Folder(string file) => Path.GetRelativePath(s_sandbox, Path.GetDirectoryName(file)!);

    /// <summary>A vendor's drawers are one room with it.</summary>
    private static string Room(string file)
    {
        var parts = Folder(file).Split(Path.DirectorySeparatorChar);
        return string.Join('/', parts.Take(parts[0] == "Vendors" ? 2 : 1));
    }
}
