using FaceEnroll.Sandbox.Tests.Support;
using FaceEnroll.Sdk;
using FaceEnroll.Sdk.AlibabaIdVerification;
using FaceEnroll.Torture;

namespace FaceEnroll.Sandbox.Tests.Clients;

/// <summary>What a caller sees of refusals, of large pictures, and of making people.</summary>
public sealed class EnrollmentOutcomeTests : SdkFixture
{
    [Test]
    public async Task Enroll_WrongSecret_IsAuthentication([ValueSource(nameof(Vendors))] FaceVendor vendor)
    {
        var client = SdkClients.Create(vendor, Sandbox, Http, secret: "another");

        var failure = await FailureAsync(EnrollAsync(client, Portrait.Bytes));

        Assert.That(failure, Is.InstanceOf<FaceEnrollmentAuthenticationException>());
        Assert.That(
            (failure.Kind, failure.Certainty, Faces(vendor).Count),
            Is.EqualTo((FaceEnrollmentErrorKind.Authentication, FaceEnrollmentCertainty.NotApplied, 0))
        );
    }

    [Test]
    public async Task Enroll_UnknownPerson_IsPersonNotFound_WherePeopleMustExist(
        [ValueSource(nameof(Vendors))] FaceVendor vendor
    )
    {
        var client = Client(vendor);
        var call = client.EnrollAsync(new FaceEnrollmentRequest("stranger", FaceImage.FromBytes(Portrait.Bytes)));

        if (client.Limits.PersonMustExist)
        {
            var failure = await FailureAsync(call);
            Assert.That(
                (failure.Kind, failure.Certainty),
                Is.EqualTo((FaceEnrollmentErrorKind.PersonNotFound, FaceEnrollmentCertainty.NotApplied))
            );
        }
        else
        {
            await call;
            Assert.That(Faces(vendor).Single().PersonId, Does.StartWith("stranger"));
        }
    }

    // ID Verification has no code of its own for it.
    [TestCase(FaceVendor.AlibabaIdVerification, FaceEnrollmentErrorKind.InvalidRequest)]
    [TestCase(FaceVendor.FinAuth, FaceEnrollmentErrorKind.LibraryNotFound)]
    [TestCase(FaceVendor.AdvanceAI, FaceEnrollmentErrorKind.LibraryNotFound)]
    public async Task Enroll_UnknownLibrary_IsARefusal(FaceVendor vendor, FaceEnrollmentErrorKind kind)
    {
        var request = new FaceEnrollmentRequest(Person, FaceImage.FromBytes(Portrait.Bytes)) { LibraryId = "nowhere" };

        var failure = await FailureAsync(Client(vendor).EnrollAsync(request));

        Assert.That(
            (failure.Kind, failure.Certainty, Sandbox.Store.FaceCount),
            Is.EqualTo((kind, FaceEnrollmentCertainty.NotApplied, 0))
        );
    }

    [Test]
    public async Task Enroll_NoFace_IsARejectedImage([ValueSource(nameof(Vendors))] FaceVendor vendor)
    {
        Sandbox.Verdicts.ForPerson("*", SandboxVerdict.NoFace);

        var failure = await FailureAsync(EnrollAsync(Client(vendor), Portrait.Bytes));

        Assert.That(failure, Is.InstanceOf<FaceImageRejectedException>());
        Assert.That(
            (failure.Certainty, failure.Images.Single().Status, Faces(vendor).Count),
            Is.EqualTo((FaceEnrollmentCertainty.NotApplied, FaceImageStatus.NotEnrolled, 0))
        );
    }

    [Test]
    public async Task IdVerification_LargePicture_IsUploadedFirst([Values] bool secondScheme)
    {
        // More than goes into the form of the call itself.
        var picture = UniquePicture.Make(new Random(1), 1, 1_100_000);

        await EnrollAsync(Client(FaceVendor.AlibabaIdVerification, secondScheme: secondScheme), picture);

        Assert.That(
            Sandbox.Requests.Select(r => r.Operation),
            Is.EqualTo(new[] { "AuthorizeFileUpload", "PostObject", "AddFaceRecord" })
        );
        Assert.That(
            Faces(FaceVendor.AlibabaIdVerification).Single().PictureSha256,
            Is.EqualTo(UniquePicture.Hash(picture))
        );
    }

    [Test]
    public async Task IdVerification_ThrottledRecordCall_DoesNotUploadAgain()
    {
        Sandbox.Faults.Next(SandboxVendor.AlibabaIdVerification, SandboxFault.Throttled(), operation: "AddFaceRecord");
        var request = new AlibabaIdVerificationFaceEnrollmentRequest(Person, FaceImage.FromBytes(Portrait.Bytes))
        {
            ForceUpload = true,
        };

        await Client(FaceVendor.AlibabaIdVerification, o => o.Retry.ThrottlingBaseDelay = TimeSpan.FromMilliseconds(1))
            .EnrollAsync(request);

        Assert.That(
            Sandbox.Requests.Select(r => r.Operation),
            Is.EqualTo(new[] { "AuthorizeFileUpload", "PostObject", "AddFaceRecord", "AddFaceRecord" })
        );
        Assert.That(Faces(FaceVendor.AlibabaIdVerification), Has.Count.EqualTo(1));
    }

    [TestCase(FaceVendor.TencentCloud)]
    [TestCase(FaceVendor.AlibabaGuardrails)]
    public async Task Provisioner_MakesThePerson_AndItsFacesFollow(FaceVendor vendor)
    {
        var client = Client(vendor);
        var second = UniquePicture.Make(new Random(2), 2, 500);

        var made = await ((IFacePersonProvisioner)client).CreatePersonAsync(
            new FacePersonRequest("newcomer", FaceEnrollSandboxOptions.DefaultLibraryId)
            {
                Name = "N",
                FirstImage = vendor == FaceVendor.TencentCloud ? FaceImage.FromBytes(Portrait.Bytes) : null,
            }
        );
        await client.EnrollAsync(new FaceEnrollmentRequest("newcomer", FaceImage.FromBytes(second)));

        Assert.That(made.Vendor, Is.EqualTo(vendor));
        Assert.That(
            Faces(vendor).Select(face => (face.PersonId, face.PictureSha256)).Last(),
            Is.EqualTo(("newcomer", UniquePicture.Hash(second)))
        );
        Assert.That(Faces(vendor), Has.Count.EqualTo(vendor == FaceVendor.TencentCloud ? 2 : 1));
    }

    [Test]
    public async Task FiveHundredAtOnce_OfAllVendors_LeaveFiveHundredFaces()
    {
        const int PerVendor = 100;
        var random = new Random(3);
        var calls = new List<Task<FaceEnrollmentResult>>();
        foreach (var vendor in Vendors)
        {
            // The documented rates would make this test last; they are tested where time is a test's own.
            var client = Client(vendor, o => o.RequestsPerSecond = 10_000);
            for (var i = 0; i < PerVendor; i++)
            {
                Sandbox.AddPerson(vendor, $"p{i}");
                var picture = UniquePicture.Make(random, calls.Count, UniquePicture.Length(random));
                calls.Add(client.EnrollAsync(new FaceEnrollmentRequest($"p{i}", FaceImage.FromBytes(picture))));
            }
        }

        var results = await Task.WhenAll(calls);

        Assert.That(results.Select(r => r.Images.Single().Status), Is.All.EqualTo(FaceImageStatus.Enrolled));
        Assert.That(Sandbox.Store.Faces.Select(face => face.PictureSha256), Is.Unique);
        Assert.That(Sandbox.Store.FaceCount, Is.EqualTo(Vendors.Length * PerVendor));
    }
}
