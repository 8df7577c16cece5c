using System.Net;
using System.Text.RegularExpressions;
using FaceEnroll.Sdk.Tests.Architecture;

namespace FaceEnroll.Sdk.Tests.Docs;

/// <summary>The examples in the sources' own documentation are compiled code, like those of the pages.</summary>
public partial class XmlExampleTests
{
    /// <summary>The types that people meet first.</summary>
    private static readonly string[] s_first =
    [
        nameof(IFaceEnrollmentClient),
        nameof(FaceEnrollmentRequest),
        nameof(FaceImage),
        nameof(FaceEnrollmentResult),
        nameof(FaceEnrollmentException),
        nameof(FaceEnrollmentOptions),
        nameof(IFaceEnrollmentReconciler),
        nameof(IFacePendingEnrollments),
        nameof(IFaceTicketStore),
        nameof(IFaceImageHost),
        nameof(IFaceImagePreparer),
        nameof(IFacePersonProvisioner),
        nameof(Microsoft.Extensions.DependencyInjection.FaceEnrollmentServiceCollectionExtensions),
    ];

    [GeneratedRegex(@"^\s*/// <code>\n(.*?)^\s*/// </code>", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Code { get; }

    [GeneratedRegex(@"^\s*/// ?", RegexOptions.Multiline)]
    private static partial Regex Slashes { get; }

    private static IEnumerable<string> Examples(string file) =>
        Code.Matches(File.ReadAllText(file).Replace("\r\n", "\n"))
            .Select(m => WebUtility.HtmlDecode(Slashes.Replace(m.Groups[1].Value, "")));

    private static IEnumerable<TestCaseData> All() =>
        from file in Repository.Sources(Path.Combine(Repository.Root, "src"))
        from example in Examples(file)
        select new TestCaseData(example).SetArgDisplayNames(Path.GetFileName(file));

    [TestCaseSource(nameof(All))]
    public void Example_Any_IsCompiledCode(string example) =>
        Assert.That(
            Snippet.All().Any(snippet => snippet.Shows(example)),
            $"no snippet of tests/*/Docs/*Snippets.cs:\n{example}"
        );

    [Test]
    public void Types_ThatPeopleMeetFirst_HaveAnExample() =>
        Assert.That(
            Repository
                .Sources(Repository.Library)
                .Where(file => Examples(file).Any())
                .Select(file => Path.GetFileNameWithoutExtension(file)),
            Is.SupersetOf(s_first)
        );
}
