namespace FaceEnroll.Sdk.Tests.Architecture;

/// <summary>Where things stand: one type a file, no full drawers, and rooms that use each other one way only.</summary>
public partial class RoomTests
{
    private const int MostFilesAFolder = 19;

    /// <summary>The words of the public surface speak of each other; nothing else may.</summary>
    private static readonly string[] s_mutual = [". <-> Errors", ". <-> Images"];

    [Test]
    public void Types_EachOne_StandInAFileOfItsName()
    {
        var strangers = Sources()
            .Where(f =>
                !f.EndsWith("Wire.cs", StringComparison.Ordinal)
                && !Folder(f).StartsWith("Polyfills", StringComparison.Ordinal)
            )
            .SelectMany(f =>
                TypesOf(File.ReadAllText(f))
                    .Where(t => t != Path.GetFileName(f).Split('.')[0])
                    .Select(t => $"{t} in {f}")
            )
            .ToList();
        TestContext.Out.WriteLine($"Types in a file of another name: {strangers.Count}.");
        Assert.That(strangers, Is.Empty);
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
    public void Folders_ThatUseEachOther_AreTheVocabularyOnly()
    {
        var uses = new RoomUses(Sources().Select(f => (Room(f), File.ReadAllText(f))));
        foreach (var pair in uses.Mutual)
        {
            TestContext.Out.WriteLine(uses.Explain(pair));
        }

        Assert.That(uses.Mutual.Select(pair => $"{pair.One} <-> {pair.Other}"), Is.EqualTo(s_mutual));
    }

    // What finds a use must find one.
    [Test]
    public void Uses_AreFound_WhereATypeIsNamedOutsideAComment()
    {
        var uses = new RoomUses([
            ("A", "internal class One { Two _two; }"),
            ("B", "internal class Two { /* */ string One => \"\"; }\ninternal class Three { }"),
            ("C", "internal class Four { Three _three; // One\n string s = \"One\"; int i = x.One; }"),
            ("D", "internal class Five { Four _four; }\ninternal class Six { One _one; }"),
            ("A", "internal enum Seven\n{\n    Four,\n    Six = 3,\n}\ninternal class Eight { Six _six; }"),
        ]);
        Assert.That(uses.Mutual, Is.EqualTo(new[] { ("A", "D") }));
    }

    private static IEnumerable<string> Sources() => Repository.Sources(Repository.Library);

    private static string Folder(string file) => Path.GetRelativePath(Repository.Library, Path.GetDirectoryName(file)!);

    /// <summary>A vendor's drawers are one room with it.</summary>
    private static string Room(string file)
    {
        var parts = Folder(file).Split(Path.DirectorySeparatorChar);
        return string.Join('/', parts.Take(parts[0] == "Vendors" ? 2 : 1));
    }

    private static IEnumerable<string> TypesOf(string text) =>
        RoomUses.Declaration.Matches(text).Select(m => m.Groups[1].Value);
}
