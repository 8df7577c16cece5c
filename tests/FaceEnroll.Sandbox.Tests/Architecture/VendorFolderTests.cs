using FaceEnroll.Sdk.Tests.Architecture;

namespace FaceEnroll.Sandbox.Tests.Architecture;

/// <summary>To know one vendor of the sandbox is to know five: the same files, and a reason for every other one.</summary>
public class VendorFolderTests
{
    private static readonly string[] s_common =
    [
        "Authentication",
        "Endpoint",
        "PictureReader",
        "Pictures",
        "Replies",
        "Rules",
    ];

    private static readonly Dictionary<string, string> s_missing = new(StringComparer.Ordinal)
    {
        ["AdvanceAIRules"] = "a face set's id is all that it asks for, and what reads the form asks for it",
    };

    private static readonly Dictionary<string, string> s_further = new(StringComparer.Ordinal)
    {
        ["AdvanceAITokens"] = "only here a call brings a token that another call has fetched",
        ["AlibabaIdVerificationPage"] = "two operations list by page, with numbers as text",
        ["AlibabaIdVerificationParameters"] = "parameters come in query and form",
        ["TencentCloudFaceReply"] = "several pictures have one answer",
        ["TencentCloudParameters"] = "parameters come as JSON or in the query",
        ["TencentCloudQuery"] = "parameters come as JSON or in the query",
    };

    private static readonly string s_vendors = Path.Combine(Repository.Root, "src", "FaceEnroll.Sandbox", "Vendors");

    private static IEnumerable<string> Vendors() => Enum.GetNames<SandboxVendor>();

    [TestCaseSource(nameof(Vendors))]
    public void Folder_OfAVendor_HasTheCommonFiles(string vendor) =>
        Assert.That(
            Files(vendor),
            Is.EquivalentTo(
                s_common
                    .Select(name => vendor + name)
                    .Except(s_missing.Keys)
                    .Concat(s_further.Keys.Where(name => name.StartsWith(vendor, StringComparison.Ordinal)))
            )
        );

    [Test]
    public void Exceptions_AreOfAVendor() =>
        Assert.That(
            s_missing
                .Keys.Concat(s_further.Keys)
                .Where(name => !Vendors().Any(vendor => name.StartsWith(vendor, StringComparison.Ordinal))),
            Is.Empty
        );

    [TestCaseSource(nameof(Vendors))]
    public void Operations_EachOne_IsOneFileThatExecutesIt(string vendor)
    {
        var files = Repository.Sources(Path.Combine(s_vendors, vendor, "Operations")).ToList();
        Assert.That(files, Is.Not.Empty);
        Assert.That(files.Select(f => Path.GetFileName(f)), Is.All.StartsWith(vendor));
        Assert.That(
            files.Where(f =>
                File.ReadAllText(f) is var text
                && !text.Contains(" Execute(", StringComparison.Ordinal)
                && !text.Contains(" ExecuteAsync(", StringComparison.Ordinal)
            ),
            Is.Empty
        );
    }

    private static IEnumerable<string> Files(string vendor) =>
        Directory
            .EnumerateFiles(Path.Combine(s_vendors, vendor), "*.cs")
            .Select(f => Path.GetFileNameWithoutExtension(f));
}
