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

    /// <summary>Here the fixtures go by what is at stake, across the rooms, or only help the others.</summary>
    private static readonly string[] s_acrossRooms =
    [
        "Architecture",
        "Clients",
        "Docs",
        "Handlers",
        "Support",
        "Torture",
    ];

    private static readonly string s_tests = Path.Combine(Repository.Root, "tests", "FaceEnroll.Sandbox.Tests");
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

    [Test]
    public void Tests_EachOne_StandInTheRoomOfTheirSubject()
    {
        // The page is a room without a source of C#.
        var rooms = Directory.EnumerateDirectories(s_sandbox).Select(f => Path.GetFileName(f)).ToHashSet();
        var tests = Repository.Sources(s_tests).Select(f => Path.GetRelativePath(s_tests, f)).ToList();
        Assert.That(tests, Is.Not.Empty);
        Assert.That(
            tests.Where(f =>
                f.Split(Path.DirectorySeparatorChar) is var parts
                && !(parts.Length > 1 && (rooms.Contains(parts[0]) || s_acrossRooms.Contains(parts[0])))
            ),
            Is.Empty
        );
    }

    [TestCaseSource(nameof(Vendors))]
    public void Vendors_EachOne_HasTestsOfItsOperations(string vendor) =>
        Assert.That(
            Path.Combine(s_tests, "Vendors", vendor + "OperationsTests.cs"),
            Does.Exist,
            "what is asked of one vendor's operations is asked of all"
        );

    private static IEnumerable<string> Vendors() => Enum.GetNames<SandboxVendor>();

    private static IEnumerable<string> Sources() => Repository.Sources(s_sandbox);

    private static string Folder(string file) => Path.GetRelativePath(s_sandbox, Path.GetDirectoryName(file)!);

    /// <summary>A vendor's drawers are one room with it.</summary>
    private static string Room(string file)
    {
        var parts = Folder(file).Split(Path.DirectorySeparatorChar);
        return string.Join('/', parts.Take(parts[0] == "Vendors" ? 2 : 1));
    }
}
