using FaceEnroll.Sdk.Enrollment;
using FaceEnroll.Sdk.TencentCloud;

namespace FaceEnroll.Sdk.Tests.Vendors.TencentCloud;

/// <summary>Ids and boxes stand per success and codes per picture: how they are joined.</summary>
[TestOf(typeof(TencentCloudCreateFace))]
[TestOf(typeof(OutcomeRule))]
public class TencentCloudReplyTests
{
    private static string Reply(string members) => "{\"Response\":{" + members + ",\"RequestId\":\"r-1\"}}";

    [Test]
    public async Task Join_VendorsSample_IsEnrolled()
    {
        var result = await TencentCloudSetup.EnrollAsync(TencentCloudSetup.Success);
        Assert.That(result.Vendor, Is.EqualTo(FaceVendor.TencentCloud));
        Assert.That(result.RequestId, Is.EqualTo(TencentCloudSetup.RequestId));
        Assert.That(result.FaceModelVersion, Is.Null);
        Assert.That(result.LibraryIds, Is.Empty);
        Assert.That(result.UnattributedFaceIds, Is.Empty);
        var image = result.Images.Single();
        Assert.That(image.Status, Is.EqualTo(FaceImageStatus.Enrolled));
        Assert.That(image.FaceId, Is.EqualTo("2875186538564559728"));
        Assert.That(image.Kind, Is.EqualTo(FaceEnrollmentErrorKind.None));
        Assert.That(image.BoundingBox, Is.Null);
    }

    [TestCase("\"SucFaceNum\":2,\"SucFaceIds\":[\"11\",\"33\"],\"RetCode\":[0,-1101,0],\"SucIndexes\":[0,2]")]
    [TestCase("\"SucFaceIds\":[\"33\",\"11\"],\"RetCode\":[0,-1101,0],\"SucIndexes\":[2,0]")]
    [TestCase("\"SucFaceNum\":2,\"SucFaceIds\":[\"11\",\"33\"],\"RetCode\":[0,-1101,0]")]
    [TestCase("\"SucFaceIds\":[11,33],\"RetCode\":[0,-1101,0],\"SucIndexes\":null,\"SucFaceRects\":null")]
    public async Task Join_PartialSuccess_AttributesEachId(string members)
    {
        var images = (await TencentCloudSetup.EnrollAsync(Reply(members), 3)).Images;
        Assert.That(images.Select(i => i.Index), Is.EqualTo([0, 1, 2]));
        Assert.That(images.Select(i => i.FaceId), Is.EqualTo(["11", null, "33"]));
        Assert.That(images[1].Status, Is.EqualTo(FaceImageStatus.NotEnrolled));
        Assert.That(images[1].Kind, Is.EqualTo(FaceEnrollmentErrorKind.NoFace));
        Assert.That(images[1].Certainty, Is.EqualTo(FaceEnrollmentCertainty.NotApplied));
        Assert.That(images[1].VendorCode, Is.EqualTo("-1101"));
        Assert.That(images[1].IsRetryable, Is.False);
    }

    [Test]
    public async Task Join_Boxes_FollowTheSuccesses()
    {
        var result = await TencentCloudSetup.EnrollAsync(
            Reply(
                "\"SucFaceIds\":[\"2\",\"3\"],\"RetCode\":[-1102,0,0],\"SucIndexes\":[1,2],\"FaceModelVersion\":\"3.0\","
                    + "\"SucFaceRects\":[{\"X\":-5,\"Y\":-6,\"Width\":7,\"Height\":8},null]"
            ),
            3
        );
        Assert.That(result.FaceModelVersion, Is.EqualTo("3.0"));
        Assert.That(
            result.Images.Select(i => i.BoundingBox),
            Is.EqualTo(new FaceBoundingBox?[] { null, new FaceBoundingBox(-5, -6, 7, 8), null })
        );
    }

    [Test]
    public async Task Join_BoxesOfAnotherLength_AreIgnored()
    {
        var result = await TencentCloudSetup.EnrollAsync(
            Reply("\"SucFaceIds\":[\"1\"],\"RetCode\":[0],\"SucFaceRects\":[{\"X\":1},{\"X\":2}]")
        );
        Assert.That(result.Images[0].BoundingBox, Is.Null);
    }

    [Test]
    public async Task Join_NumericIdBeyondDoublePrecision_IsExact()
    {
        var result = await TencentCloudSetup.EnrollAsync(Reply("\"SucFaceIds\":[9007199254740993123],\"RetCode\":[0]"));
        Assert.That(result.Images[0].FaceId, Is.EqualTo("9007199254740993123"));
    }

    [TestCase(-1101, FaceEnrollmentErrorKind.NoFace)]
    [TestCase(-1102, FaceEnrollmentErrorKind.ImageInvalid)]
    [TestCase(-1109, FaceEnrollmentErrorKind.ImageInvalid)]
    [TestCase(-1601, FaceEnrollmentErrorKind.ImageQuality)]
    [TestCase(-1604, FaceEnrollmentErrorKind.ImageQuality)]
    public void Join_AllRefusedForThePicture_IsRejected(int code, FaceEnrollmentErrorKind kind)
    {
        var e = TencentCloudSetup.Fails<FaceImageRejectedException>(
            Reply($"\"SucFaceNum\":0,\"SucFaceIds\":[],\"RetCode\":[{code},{code}]"),
            2
        );
        Assert.That(e.Kind, Is.EqualTo(kind));
        Assert.That(e.Certainty, Is.EqualTo(FaceEnrollmentCertainty.NotApplied));
        Assert.That(e.RequestId, Is.EqualTo("r-1"));
        Assert.That(e.StatusCode, Is.EqualTo(200));
        Assert.That(e.VendorCode, Is.EqualTo($"{code}"));
        Assert.That(e.Images.Select(i => i.Kind), Is.EqualTo([kind, kind]));
        Assert.That(e.Images.Select(i => i.Index), Is.EqualTo([0, 1]));
    }

    [TestCase("[-1101,-7]")]
    [TestCase("[-7,-1101]")]
    public void Join_NoneEnrolledAndTheAlgorithmFailedForOne_IsTheGeneralError(string codes)
    {
        var e = TencentCloudSetup.Fails<FaceEnrollmentException>(Reply($"\"RetCode\":{codes}"), 2);
        Assert.That(e.GetType(), Is.EqualTo(typeof(FaceEnrollmentException)));
        Assert.That(e.Kind, Is.EqualTo(FaceEnrollmentErrorKind.VendorFault));
        Assert.That(e.Certainty, Is.EqualTo(FaceEnrollmentCertainty.NotApplied));
        var failed = e.Images.Single(i => i.VendorCode == "-7");
        Assert.That(failed.IsRetryable, Is.True);
        Assert.That(e.Images.Single(i => i.VendorCode == "-1101").IsRetryable, Is.False);
    }

    /// <summary>What contradicts itself proves nothing, and something may be in the library.</summary>
    [TestCase("\"SucFaceIds\":[\"1\"],\"RetCode\":[0]", TestName = "Join_FewerCodesThanPictures_IsUnknown")]
    [TestCase("\"SucFaceIds\":[\"1\"],\"RetCode\":[0,-1101,-1101]", TestName = "Join_MoreCodesThanPictures_IsUnknown")]
    [TestCase("\"SucFaceIds\":[\"1\"]", TestName = "Join_NoCodes_IsUnknown")]
    [TestCase("\"RetCode\":[0,0]", TestName = "Join_SuccessWithoutIds_IsUnknown")]
    [TestCase("\"SucFaceIds\":[\"1\"],\"RetCode\":[0,0]", TestName = "Join_FewerIdsThanZeros_IsUnknown")]
    [TestCase("\"SucFaceIds\":[\"1\",\"2\"],\"RetCode\":[0,-1101]", TestName = "Join_MoreIdsThanZeros_IsUnknown")]
    [TestCase(
        "\"SucFaceIds\":[\"1\"],\"RetCode\":[0,0],\"SucIndexes\":[0]",
        TestName = "Join_ZeroOutsideTheIndexes_IsUnknown"
    )]
    [TestCase(
        "\"SucFaceIds\":[\"1\"],\"RetCode\":[0,-1101],\"SucIndexes\":[1]",
        TestName = "Join_IndexOfARefusedPicture_IsUnknown"
    )]
    [TestCase(
        "\"SucFaceIds\":[\"1\"],\"RetCode\":[0,-1101],\"SucIndexes\":[2]",
        TestName = "Join_IndexTooLarge_IsUnknown"
    )]
    [TestCase(
        "\"SucFaceIds\":[\"1\"],\"RetCode\":[0,-1101],\"SucIndexes\":[-1]",
        TestName = "Join_IndexNegative_IsUnknown"
    )]
    [TestCase(
        "\"SucFaceIds\":[\"1\",\"2\"],\"RetCode\":[0,0],\"SucIndexes\":[0,0]",
        TestName = "Join_IndexTwice_IsUnknown"
    )]
    [TestCase(
        "\"SucFaceIds\":[\"1\",\"2\"],\"RetCode\":[0,0],\"SucIndexes\":[0]",
        TestName = "Join_FewerIndexesThanIds_IsUnknown"
    )]
    [TestCase(
        "\"SucFaceNum\":1,\"SucFaceIds\":[\"1\",\"2\"],\"RetCode\":[0,0]",
        TestName = "Join_NumberUnlikeIds_IsUnknown"
    )]
    [TestCase(
        "\"SucFaceNum\":1,\"SucFaceIds\":[],\"RetCode\":[-1101,-1101]",
        TestName = "Join_NumberWithoutIds_IsUnknown"
    )]
    [TestCase("\"SucFaceIds\":[\"1\",null],\"RetCode\":[0,0]", TestName = "Join_NullId_IsUnknown")]
    [TestCase("\"SucFaceIds\":[\"1\",\"\"],\"RetCode\":[0,0]", TestName = "Join_EmptyId_IsUnknown")]
    public void Join_Contradiction_IsUnknown(string members)
    {
        var e = TencentCloudSetup.Fails<FaceEnrollmentOutcomeUnknownException>(Reply(members), 2);
        Assert.That(e.Kind, Is.EqualTo(FaceEnrollmentErrorKind.Protocol));
        Assert.That(e.RequestId, Is.EqualTo("r-1"));
        Assert.That(e.IsRetryable, Is.False);
        Assert.That(e.Images.Select(i => i.Status), Is.EqualTo([FaceImageStatus.Unknown, FaceImageStatus.Unknown]));
    }
}
