using FaceEnroll.Sdk.TencentCloud;
using FaceEnroll.Sdk.Tests.Resilience;

namespace FaceEnroll.Sdk.Tests.Vendors.TencentCloud;

/// <summary>What a refused read-back says about the person's faces.</summary>
[TestOf(typeof(TencentCloudReadBack))]
[TestOf(typeof(TencentCloudGetPersonBaseInfo))]
public class TencentCloudReadBackTests
{
    [TestCase("InvalidParameterValue.PersonIdNotExist")]
    [TestCase("ResourceNotFound.ErrorPersonNotExisted")]
    public async Task Read_PersonIsMissing_HasNoFaces(string code)
    {
        using var scene = new TencentScene(o => o.OnUnknown = FaceUnknownOutcome.Reconcile);
        scene.Wire.Reply(TencentScene.Error(code)).BreakAfterBody().Reply(TencentScene.Person("7"));
        var result = await scene.RunAsync(scene.EnrollAsync());
        Assert.That(result.Images.Single().FaceId, Is.EqualTo("7"));
    }

    /// <summary>Something is missing that may not be the person: no proof that a face is absent.</summary>
    [TestCase("ResourceNotFound")]
    [TestCase("ResourceNotFound.Unlisted")]
    [TestCase("FailedOperation.GroupPersonMapNotExist")]
    public void Read_SomethingElseIsMissing_IsAFailure(string code)
    {
        using var scene = new TencentScene(o => o.ReadFacesBeforeSending = true);
        scene.Wire.Reply(TencentScene.Error(code));
        var e = Assert.ThrowsAsync<FaceEnrollmentException>(() => scene.RunAsync(scene.EnrollAsync()))!;
        Assert.That(e.Kind, Is.EqualTo(FaceEnrollmentErrorKind.PersonNotFound));
        Assert.That(scene.Wire.Sent, Has.Count.EqualTo(1));
    }

    /// <summary>A ticket with such an id could not be read any more, and a face without an id may be the one looked for.</summary>
    [TestCase("\"7\",\"\"")]
    [TestCase("\"\"")]
    public void Read_FaceWithoutAnId_IsAFailure(string ids)
    {
        using var scene = new TencentScene(o => o.ReadFacesBeforeSending = true);
        scene.Wire.Reply("{\"Response\":{\"FaceIds\":[" + ids + "],\"RequestId\":\"r\"}}");
        var e = Assert.CatchAsync<FaceEnrollmentException>(() => scene.RunAsync(scene.EnrollAsync()))!;
        Assert.That(e.Kind, Is.EqualTo(FaceEnrollmentErrorKind.Protocol));
        Assert.That(scene.Wire.Sent, Has.Count.EqualTo(1));
    }
}
