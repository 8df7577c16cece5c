using System.Text.RegularExpressions;

namespace FaceEnroll.Sdk.Tests.Architecture;

/// <summary>Rules of the sources that no analyzer states.</summary>
public partial class SourceTests
{
    /// <summary>To know one vendor is to know five.</summary>
    private static readonly string[] s_vendorFiles =
    [
        "BuilderExtensions.cs",
        "Errors.cs",
        "FaceEnrollmentClient.cs",
        "FaceEnrollmentRequest.cs",
        "FaceEnrollmentResult.cs",
        "Options.cs",
        "Wire.cs",
    ];

    [GeneratedRegex(@"^\s*#\s*if\b", RegexOptions.Multiline)]
    private static partial Regex Conditional { get; }

    [GeneratedRegex(@"^(?!\s*//).*\bFaceVendor\.[A-Z]\w*", RegexOptions.Multiline)]
    private static partial Regex NamedVendor { get; }

    [GeneratedRegex(@"\bpublic\b[^;{=(]*\b(class|struct|record|interface|enum)\b")]
    private static partial Regex PublicType { get; }

    private static string Relative(string file) => Path.GetRelativePath(Repository.Root, file);

    private static IEnumerable<string> VendorFolders() =>
        Directory
            .EnumerateDirectories(Path.Combine(Repository.Library, "Vendors"))
            .Where(f => File.Exists(Path.Combine(f, Path.GetFileName(f) + "FaceEnrollmentClient.cs")));

    [Test]
    public void VendorFolders_EachOfTheDesignsFiles_IsThere()
    {
        Assert.That(VendorFolders(), Is.Not.Empty);
        foreach (var folder in VendorFolders())
        {
            var name = Path.GetFileName(folder);
            var files = OwnFiles(folder).ToList();
            Assert.That(files, Is.All.StartsWith(name), "every file bears the vendor's name");
            Assert.That(files.Select(f => f[name.Length..]), Is.SupersetOf(s_vendorFiles), name);
            var drawers = Directory.EnumerateDirectories(folder).Select(f => Path.GetFileName(f));
            Assert.That(drawers, Is.SubsetOf(new[] { "Operations", "Values" }), name);
            var operations = Repository.Sources(Path.Combine(folder, "Operations")).ToList();
            Assert.That(operations.Select(f => Path.GetFileName(f)), Does.Contain(name + "ReadBack.cs"));
            Assert.That(
                operations.Count(f => File.ReadAllText(f).Contains(": EnrollmentOperation<", StringComparison.Ordinal)),
                Is.Positive,
                $"{name} has an operation that enrolls"
            );
        }
    }

    [Test]
    public void VendorFolders_All_HaveTheSameFiles() =>
        Assert.That(
            VendorFolders()
                .Select(f =>
                    string.Join(
                        ' ',
                        OwnFiles(f).Select(s => s[Path.GetFileName(f).Length..]).Order(StringComparer.Ordinal)
                    )
                )
                .Distinct()
                .Count(),
            Is.EqualTo(1)
        );

    /// <summary>The names of the files that stand in the folder itself.</summary>
    private static IEnumerable<string> OwnFiles(string folder) =>
        Directory.EnumerateFiles(folder, "*.cs").Select(f => Path.GetFileName(f));

    [Test]
    public void VendorFolders_EveryVendor_HasContractAndVendorTests()
    {
        foreach (var name in VendorFolders().Select(f => Path.GetFileName(f)!))
        {
            Assert.That(Enum.IsDefined(typeof(FaceVendor), name), Is.True, name);
            Assert.That(
                typeof(SourceTests).Assembly.GetType($"FaceEnroll.Sdk.Tests.Contract.{name}ContractTests"),
                Is.Not.Null,
                $"{name} has its contract tests"
            );
        }
    }

    /// <summary>Another vendor is its folder, its member and its line: whoever counts vendors elsewhere forgets the next.</summary>
    [Test]
    public void Sources_BesideTheVendorsAndTheirTable_NameNoVendor() =>
        Assert.That(
            Repository
                .Sources(Repository.Library)
                .Where(f =>
                    !Relative(f).Contains($"{Path.DirectorySeparatorChar}Vendors{Path.DirectorySeparatorChar}")
                    && Path.GetFileName(f) != "FaceVendorTable.cs"
                )
                .Where(f => NamedVendor.IsMatch(File.ReadAllText(f)))
                .Select(Relative),
            Is.Empty
        );

    [Test]
    public void ConditionalCompilation_OutsidePolyfills_IsAbsent() =>
        Assert.That(
            Repository
                .Sources(Repository.Library)
                .Where(f =>
                    !Relative(f).Contains($"{Path.DirectorySeparatorChar}Polyfills{Path.DirectorySeparatorChar}")
                )
                .Where(f => Conditional.IsMatch(File.ReadAllText(f)))
                .Select(Relative),
            Is.Empty
        );

    /// <summary>A file beside the projects is compiled by nobody, and looks as if it were.</summary>
    [Test]
    public void Sources_EachOne_StandInAProject()
    {
        var sources = new[] { "src", "tests", "samples" }
            .SelectMany(f => Repository.Sources(Path.Combine(Repository.Root, f)))
            .ToList();
        Assert.That(sources, Is.Not.Empty);
        Assert.That(sources.Where(f => !IsInAProject(Path.GetDirectoryName(f)!)).Select(Relative), Is.Empty);

        static bool IsInAProject(string folder) =>
            folder != Repository.Root
            && (Directory.EnumerateFiles(folder, "*.csproj").Any() || IsInAProject(Path.GetDirectoryName(folder)!));
    }

    [Test]
    public void Files_AreShort() =>
        Assert.That(
            new[] { "src", "samples" }
                .Select(f => Path.Combine(Repository.Root, f))
                .Where(Directory.Exists)
                .SelectMany(Repository.Sources)
                .Where(f => File.ReadLines(f).Count() > 300)
                .Select(Relative),
            Is.Empty
        );

    [Test]
    public void WireFiles_PublicTypes_AreAbsent()
    {
        var files = Repository
            .Sources(Repository.Library)
            .Where(f => f.EndsWith("Wire.cs", StringComparison.Ordinal))
            .ToList();
        Assert.That(files, Is.Not.Empty);
        Assert.That(files.Where(f => PublicType.IsMatch(File.ReadAllText(f))).Select(Relative), Is.Empty);
    }
}
