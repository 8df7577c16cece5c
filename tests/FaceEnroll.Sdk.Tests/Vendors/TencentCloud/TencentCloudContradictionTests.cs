using FaceEnroll.Sdk.TencentCloud;
using FaceEnroll.Sdk.Tests.Support;
using Certainty = FaceEnroll.Sdk.FaceEnrollmentCertainty;
using Kind = FaceEnroll.Sdk.FaceEnrollmentErrorKind;

namespace FaceEnroll.Sdk.Tests.Vendors.TencentCloud;

/// <summary>A reply that says both: nobody knows which of the two is wrong.</summary>
[TestOf(typeof(TencentCloudProtocol))]
public class TencentCloudContradictionTests
{
    private const string Person = """{"Response":{"FaceId":"28","RequestId":"r-1"}}""";

    [Test]
    public void Success_OnAStatusThatDeniesIt_IsUnknown(
        [Values(201, 204, 302, 307, 308, 400, 401, 403, 404, 409, 413, 429, 500, 503)] int status
    )
    {
        var face = TencentCloudSetup.Fails<FaceEnrollmentException>(TencentCloudSetup.Success, status: status);
        var person = Assert.CatchAsync<FaceEnrollmentException>(() => CreateAsync(Wire.Of(status, Person)))!;
        Assert.That((face.Kind, face.Certainty), Is.EqualTo((Kind.Protocol, Certainty.Unknown)));
        Assert.That((person.Kind, person.Certainty), Is.EqualTo((Kind.Protocol, Certainty.Unknown)));
    }

    [TestCase(200)]
    [TestCase(400)]
    public void Error_BesideFaces_IsUnknown(int status)
    {
        var face = TencentCloudSetup.Fails<FaceEnrollmentException>(
            """{"Response":{"Error":{"Code":"RequestLimitExceeded","Message":"m"},"SucFaceIds":["1"],"RetCode":[0]}}""",
            status: status
        );
        var person = Assert.CatchAsync<FaceEnrollmentException>(() =>
            CreateAsync(
                Wire.Of(
                    status,
                    """{"Response":{"FaceId":"28","Error":{"Code":"InvalidParameterValue.NoFaceInPhoto"}}}"""
                )
            )
        )!;
        Assert.That((face.Certainty, face.VendorCode), Is.EqualTo((Certainty.Unknown, "RequestLimitExceeded")));
        Assert.That(person.Certainty, Is.EqualTo(Certainty.Unknown));
    }

    // What such members hold without a face is no success.
    [TestCase(
        """{"Response":{"Error":{"Code":"RequestLimitExceeded"},"SucFaceIds":[],"FaceId":"","RetCode":[-1601]}}"""
    )]
    public void Error_BesideEmptyMembers_IsTheError(string reply) =>
        Assert.That(
            TencentCloudSetup.Fails<FaceEnrollmentException>(reply).Certainty,
            Is.EqualTo(Certainty.NotApplied)
        );

    private static Task CreateAsync(Wire wire) =>
        TencentCloudSetup
            .Client(wire)
            .CreatePersonAsync(new FacePersonRequest("1001", ["g"]) { Name = "n", FirstImage = TencentCloudSetup.Url });
}
