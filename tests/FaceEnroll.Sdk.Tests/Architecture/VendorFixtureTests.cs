namespace FaceEnroll.Sdk.Tests.Architecture;

/// <summary>To know one vendor's tests is to know five: every vendor has these subjects, so none is excepted.</summary>
public class VendorFixtureTests
{
    private static readonly string[] s_common =
    [
        "ContradictionTests.cs",
        "ErrorsTests.cs",
        "InputTests.cs",
        "OptionsTests.cs",
        "ReadBackTests.cs",
        "ReplyTests.cs",
        "RequestTests.cs",
        "Setup.cs",
    ];

    private static readonly string s_vendors = Path.Combine(
        Repository.Root,
        "tests",
        "FaceEnroll.Sdk.Tests",
        "Vendors"
    );

    private static IEnumerable<string> Vendors() => typeof(FaceVendor).GetEnumNames();

    [TestCaseSource(nameof(Vendors))]
    public void Folder_OfAVendor_HasTheCommonFiles(string vendor) =>
        Assert.That(Files(vendor), Is.SupersetOf(s_common.Select(file => vendor + file)));

    /// <summary>Fixtures of a vendor's own subjects stand beside them, found by the vendor's name or by their type's.</summary>
    [TestCaseSource(nameof(Vendors))]
    public void Folder_OfAVendor_HasNoOtherNames(string vendor)
    {
        var types = Repository.Sources(Repository.Library).Select(f => Path.GetFileNameWithoutExtension(f)).ToHashSet();
        var strangers = Files(vendor)
            .Where(f => f.EndsWith("Tests.cs", StringComparison.Ordinal))
            .Where(f => !f.StartsWith(vendor, StringComparison.Ordinal) && !types.Contains(f[..^"Tests.cs".Length]));
        Assert.That(strangers, Is.Empty);
    }

    private static IEnumerable<string> Files(string vendor) =>
        Directory.EnumerateFiles(Path.Combine(s_vendors, vendor), "*.cs").Select(f => Path.GetFileName(f));
}
