using FaceEnroll.Sdk.Auditing;

namespace FaceEnroll.Sdk.Tests.Auditing;

/// <summary>The two vendors that delete what nobody used for a year are named, and no other.</summary>
[TestOf(typeof(LibraryLoss))]
public class LibraryLossTests
{
    /// <summary>Whether a vendor deletes what is not used, and whether it answers an unknown library like an empty one.</summary>
    private static readonly Dictionary<FaceVendor, (bool Deletes, bool AnswersAlike)> s_vendors = new()
    {
        [FaceVendor.TencentCloud] = (true, false),
        [FaceVendor.AlibabaGuardrails] = (true, true),
        [FaceVendor.AlibabaIdVerification] = (false, true),
        [FaceVendor.FinAuth] = (false, false),
        [FaceVendor.AdvanceAI] = (false, false), // it lists nothing
    };

    [Test]
    public void Vendors_EachOne_HasBeenThoughtAbout() =>
        Assert.That(s_vendors.Keys, Is.EquivalentTo(Enum.GetValues<FaceVendor>()));

    [TestCaseSource(nameof(s_vendors))]
    public void Detail_OfAVendor_SaysWhatIsSoThere(KeyValuePair<FaceVendor, (bool Deletes, bool AnswersAlike)> vendor)
    {
        var (missing, empty) = (LibraryLoss.Missing(vendor.Key), LibraryLoss.Empty(vendor.Key));
        Assert.That(
            (missing.Contains("year"), empty.Contains("year")),
            Is.EqualTo((vendor.Value.Deletes, vendor.Value.Deletes))
        );
        Assert.That(empty.Contains("answers both alike"), Is.EqualTo(vendor.Value.AnswersAlike));
    }
}
