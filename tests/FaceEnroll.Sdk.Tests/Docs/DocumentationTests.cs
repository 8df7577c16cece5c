using FaceEnroll.Sdk.Tests.Architecture;

namespace FaceEnroll.Sdk.Tests.Docs;

/// <summary>The documentation says what the compiler and the files say.</summary>
public class DocumentationTests
{
    private static IEnumerable<TestCaseData> CodeBlocks() =>
        from page in MarkdownPage.All()
        from block in page.Blocks("csharp")
        select new TestCaseData(page, block.Text).SetArgDisplayNames($"{page.Name}:{block.Line}");

    private static IEnumerable<TestCaseData> Pages() =>
        MarkdownPage.All().Select(page => new TestCaseData(page).SetArgDisplayNames(page.Name));

    private static IEnumerable<TestCaseData> PackagePages() =>
        MarkdownPage
            .All()
            .Where(page => page.Name.StartsWith("src/", StringComparison.Ordinal))
            .Select(page => new TestCaseData(page).SetArgDisplayNames(page.Name));

    private static IEnumerable<TestCaseData> Vendors() =>
        from vendor in Enum.GetNames<FaceVendor>()
        from type in new[] { "Options", "FaceEnrollmentRequest", "FaceEnrollmentResult" }
        select new TestCaseData(PageOf(vendor), $"FaceEnroll.Sdk.{vendor}.{vendor}{type}").SetArgDisplayNames(
            PageOf(vendor),
            type
        );

    /// <summary>A vendor's page bears its name, in small letters and with dashes between the words.</summary>
    private static string PageOf(string vendor) =>
        Directory
            .EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md")
            .Where(f =>
                string.Equals(
                    Path.GetFileNameWithoutExtension(f).Replace("-", ""),
                    vendor,
                    StringComparison.OrdinalIgnoreCase
                )
            )
            .Select(f => "docs/" + Path.GetFileName(f))
            .SingleOrDefault($"docs/{vendor}.md");

    [TestCaseSource(nameof(CodeBlocks))]
    public void CodeBlock_Any_IsCompiledCode(MarkdownPage page, string block) =>
        Assert.That(
            Snippet.All().Any(snippet => snippet.Shows(block)),
            $"{page.Name}: this block is no snippet of tests/*/Docs/*Snippets.cs:\n{block}"
        );

    [TestCaseSource(nameof(Pages))]
    public void Page_Any_HasOnlyKnownFences(MarkdownPage page) =>
        Assert.That(
            page.Blocks(null).Select(block => block.Language),
            Is.All.AnyOf("csharp", "json", "sh", "text", "xml"),
            "a block of C# under another name would not be checked"
        );

    [Test]
    public void Snippets_All_AreShown()
    {
        var blocks = MarkdownPage.All().SelectMany(page => page.Blocks("csharp")).ToList();
        Assert.That(Snippet.All(), Is.Not.Empty);
        Assert.That(Snippet.All().Where(s => !blocks.Any(b => s.Shows(b.Text))).Select(s => s.Name), Is.Empty);
    }

    [TestCaseSource(nameof(Pages))]
    public void Links_ToFiles_LeadToOne(MarkdownPage page) =>
        Assert.That(page.FileLinks().Where(link => !File.Exists(link) && !Directory.Exists(link)), Is.Empty);

    [TestCaseSource(nameof(Pages))]
    public void Links_ToHeadings_LeadToOne(MarkdownPage page) =>
        Assert.That(
            page.HeadingLinks()
                .Where(link => File.Exists(link.File) && !new MarkdownPage(link.File).Anchors().Contains(link.Anchor)),
            Is.Empty
        );

    [TestCaseSource(nameof(PackagePages))]
    public void PackageReadme_Links_AreAbsolute(MarkdownPage page) =>
        Assert.That(
            page.FileLinks().Concat(page.HeadingLinks().Select(link => link.File)),
            Is.Empty,
            "a package has no files beside it"
        );

    [Test]
    public void Readme_Length_IsAtMost300Lines() =>
        Assert.That(File.ReadLines(Path.Combine(Repository.Root, "README.md")).Count(), Is.AtMost(300));

    [Test]
    public void Index_EachPageOfTheDocumentation_IsThereOnce()
    {
        var index = new MarkdownPage(Path.Combine(Repository.Root, "docs", "README.md"));
        var pages = MarkdownPage
            .All()
            .Where(page => page.Name.StartsWith("docs/", StringComparison.Ordinal) && page.Name != index.Name)
            .Select(page => page.Name)
            .ToList();
        var listed = index.FileLinks().Select(MarkdownPage.NameOf).ToList();
        Assert.That(pages, Is.Not.Empty);
        Assert.That(listed.Where(name => name.StartsWith("docs/", StringComparison.Ordinal)), Is.EquivalentTo(pages));
    }

    [TestCaseSource(nameof(Vendors))]
    public void VendorPage_EachParameter_IsThere(string page, string type)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, page));
        var members = typeof(FaceVendor)
            .Assembly.GetType(type, throwOnError: true)!
            .GetProperties()
            .Where(p => p.DeclaringType!.FullName == type && p.GetMethod!.IsPublic)
            .Select(p => p.Name)
            .ToList();
        // A vendor may have no parameter beyond the common ones, but never no key.
        Assert.That(members, type.EndsWith("Options", StringComparison.Ordinal) ? Is.Not.Empty : Is.Not.Null);
        Assert.That(members.Where(m => !text.Contains($"`{m}`", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void ResiliencePage_EachCommonOption_IsThere()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "docs/resilience.md"));
        var members = new[]
        {
            typeof(FaceEnrollmentOptions),
            typeof(FaceRetryOptions),
            typeof(FaceCircuitBreakerOptions),
        }
            .SelectMany(t => t.GetProperties())
            .Where(p => p.GetMethod!.IsPublic)
            .Select(p => p.Name);
        Assert.That(members.Where(m => !text.Contains(m + "`", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void CredentialsPage_EachOption_IsThere()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "docs/alibaba-credentials.md"));
        var members = typeof(AlibabaCredentialChainOptions).GetProperties().Select(p => p.Name).ToList();
        Assert.That(members, Is.Not.Empty);
        Assert.That(members.Where(m => !text.Contains($"`{m}`", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void ErrorsPage_EachKind_IsThere()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "docs/errors-and-certainty.md"));
        var kinds = Enum.GetNames<FaceEnrollmentErrorKind>().Where(k => k != nameof(FaceEnrollmentErrorKind.None));
        Assert.That(kinds.Where(k => !text.Contains($"`{k}`", StringComparison.Ordinal)), Is.Empty);
    }
}
