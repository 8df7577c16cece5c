using System.Reflection;
using System.Text.RegularExpressions;

namespace FaceEnroll.Sdk.Tests.Architecture;

/// <summary>The tests mirror the sources: who knows a file finds its tests, and who reads a fixture knows what it is about.</summary>
public partial class MirrorTests
{
    private const double LeastShare = 0.9;

    /// <summary>These are about the library as a whole, its pages or its runtime, and have no type for a subject.</summary>
    private static readonly string[] s_withoutSubject =
    [
        "Api",
        "Architecture",
        "Docs",
        nameof(RuntimeTests),
        nameof(VectorFilesTests),
    ];

    /// <summary>Here the fixtures go by what is at stake, across the rooms.</summary>
    private static readonly string[] s_acrossRooms =
    [
        "Api",
        "Architecture",
        "Contract",
        "Docs",
        "Fuzz",
        "Model",
        "Redaction",
        "Resilience",
        "Telemetry",
        "Vectors",
    ];

    private static readonly string s_tests = Path.Combine(Repository.Root, "tests", "FaceEnroll.Sdk.Tests");

    private static readonly ILookup<string, string> s_homes = Repository
        .Sources(s_tests)
        .ToLookup(
            f => Path.GetFileName(f).Split('.')[0],
            f => Path.GetRelativePath(s_tests, Path.GetDirectoryName(f)!).Replace('\\', '/')
        );

    private static readonly Type[] s_fixtures =
    [
        .. typeof(MirrorTests)
            .Assembly.GetTypes()
            .Where(t => t.GetMethods(BindingFlags.Instance | BindingFlags.Public).Any(IsTest)),
    ];

    // A class, a struct or a record that is no attribute...
    [GeneratedRegex(
        @"^(?:public|internal|file) (?:\w+ )*(?:class|struct|record) (?!\w+Attribute\b)\w+",
        RegexOptions.Multiline
    )]
    private static partial Regex Kind { get; }

    // ...with a member that has a body: "=>" before any "=", or a brace of its own on the line below. The sources are formatted,
    // so that members stand four blanks in. A value that is only built, with "new" and its members, is data.
    [GeneratedRegex(
        @"^ {4}(?:[A-Za-z][^\n=(]*|[A-Za-z)][^\n]*\)|\)) =>|^ {8}where [^\n]*=>|^ {4}[A-Za-z)\[](?:(?! = | =$)[^\n])*\n(?: {8}where [^\n]*\n)* {4}\{\r?$",
        RegexOptions.Multiline
    )]
    private static partial Regex Body { get; }

    [GeneratedRegex("//.*")]
    private static partial Regex Comment { get; }

    [Test]
    public void FilesWithLogic_HaveAFixtureThatNamesThem()
    {
        var named = s_fixtures.SelectMany(Subjects).Select(NameOf).ToHashSet();
        named.UnionWith(
            s_fixtures.Select(NameOf).Where(n => n.EndsWith("Tests", StringComparison.Ordinal)).Select(n => n[..^5])
        );
        var files = Repository.Sources(Repository.Library).Where(HasLogic).ToList();
        var without = files.Where(f => !named.Contains(Path.GetFileName(f).Split('.')[0])).Select(Relative).ToList();
        var share = 1 - ((double)without.Count / files.Count);
        TestContext.Out.WriteLine(
            $"{files.Count - without.Count} of {files.Count} files with logic have a fixture that names them ({share:P0})."
        );
        foreach (var file in without.Order(StringComparer.Ordinal))
        {
            TestContext.Out.WriteLine(file);
        }

        Assert.That(share, Is.AtLeast(LeastShare));
    }

    [Test]
    public void Fixtures_EachOne_NamesItsSubject() =>
        Assert.That(
            s_fixtures
                .Where(t => !s_withoutSubject.Contains(Folder(t)) && !s_withoutSubject.Contains(NameOf(t)))
                .Where(t => !Subjects(t).Any())
                .Select(t => t.FullName),
            Is.Empty
        );

    [Test]
    public void Fixtures_OfAnInternalType_StandInItsRoom()
    {
        var rooms = Repository.Sources(Repository.Library).ToLookup(f => Path.GetFileName(f).Split('.')[0], Room);
        var strangers = s_fixtures
            .Where(t => !s_acrossRooms.Contains(Folder(t)))
            .Select(t => (Fixture: t, Subject: Subjects(t).FirstOrDefault()))
            .Where(pair => pair.Subject is { IsVisible: false })
            .Where(pair => !rooms[NameOf(pair.Subject!)].Contains(HomeOf(pair.Fixture)))
            .Select(pair => $"{pair.Fixture.Name} in {HomeOf(pair.Fixture)}: {NameOf(pair.Subject!)} is not there.");
        Assert.That(strangers, Is.Empty);
    }

    // What tells logic from data must tell them apart.
    [TestCase("internal static class A\n{\n    public static int B() => 1;\n}\n", true)]
    [TestCase("internal class A(int b)\n{\n    public int B => b;\n}\n", true)]
    [TestCase("public class A\n{\n    public A(int b)\n    {\n        B = b;\n    }\n}\n", true)]
    [TestCase(
        "internal struct A<T>\n{\n    public void B<U>()\n        where U : class\n    {\n        C();\n    }\n}\n",
        true
    )]
    [TestCase("public class A\n{\n    public int B { get; init; } = 1;\n}\n", false)]
    [TestCase(
        "internal static class A\n{\n    public static C B { get; } = new()\n    {\n        D = 1,\n    };\n}\n",
        false
    )]
    [TestCase("public sealed class AException : B\n{\n    internal AException(C c)\n        : base(c) { }\n}\n", false)]
    [TestCase("public interface IA\n{\n    int B => 1;\n}\n", false)]
    [TestCase("internal sealed class BAttribute : Attribute\n{\n    public int C => 1;\n}\n", false)]
    public void Logic_IsAMemberWithABody(string text, bool expected) =>
        Assert.That(IsLogic(text), Is.EqualTo(expected));

    private static bool HasLogic(string file) =>
        !file.EndsWith("Wire.cs", StringComparison.Ordinal)
        && !Relative(file).StartsWith("Polyfills", StringComparison.Ordinal)
        && IsLogic(File.ReadAllText(file));

    private static bool IsLogic(string text)
    {
        var code = Comment.Replace(text, "");
        return Kind.IsMatch(code) && Body.IsMatch(code);
    }

    private static bool IsTest(MethodInfo method) =>
        method
            .GetCustomAttributes(inherit: true)
            .Any(a => a is TestAttribute or TestCaseAttribute or TestCaseSourceAttribute);

    private static IEnumerable<Type> Subjects(Type fixture)
    {
        // NUnit does not hand the attribute down; a base class's subjects are its fixtures' too.
        for (var type = fixture; type is not null; type = type.BaseType)
        {
            foreach (var attribute in type.CustomAttributes.Where(a => a.AttributeType == typeof(TestOfAttribute)))
            {
                if (attribute.ConstructorArguments[0].Value is Type subject)
                {
                    yield return subject;
                }
            }
        }
    }

    /// <summary>The first folder below the tests, which the namespace says too; empty for what stands at the top.</summary>
    private static string Folder(Type fixture) => HomeOf(fixture).Split('/')[0];

    private static string HomeOf(Type fixture)
    {
        var home = s_homes[NameOf(fixture)].FirstOrDefault() ?? "";
        return home == "." ? "" : home;
    }

    private static string NameOf(Type type) => type.Name.Split('`')[0];

    private static string Relative(string file) => Path.GetRelativePath(Repository.Library, file).Replace('\\', '/');

    /// <summary>The first folder; a vendor's with its name.</summary>
    private static string Room(string file)
    {
        var parts = (Path.GetDirectoryName(Relative(file)) ?? "").Replace('\\', '/').Split('/');
        return string.Join('/', parts.Take(parts[0] == "Vendors" ? 2 : 1));
    }
}
