using FaceEnroll.Sdk;
using FaceEnroll.Sdk.FinAuth;
using RichardSzalay.MockHttp;

namespace Docs;

/// <summary>The code of the page on testing, compiled; the tests in it run.</summary>
public class TestingSnippets
{
    // snippet: fake-client
    internal sealed class FakeFaces : IFaceEnrollmentClient
    {
        public FaceVendor Vendor => FaceVendor.FinAuth;

        public FaceEnrollmentLimits Limits { get; } = new() { ImageInputs = FaceImageInputs.Content };

        public FaceEnrollmentException? Failure { get; set; }

        public List<FaceEnrollmentRequest> Requests { get; } = [];

        public Task<FaceEnrollmentResult> EnrollAsync(
            FaceEnrollmentRequest request,
            CancellationToken cancellationToken = default
        )
        {
            Requests.Add(request);
            if (Failure is not null)
            {
                throw Failure;
            }

            var image = new FaceImageOutcome(0, FaceImageStatus.Enrolled) { FaceId = "face-1" };
            return Task.FromResult(new FaceEnrollmentResult(Vendor, "request-1", [image]));
        }
    }

    // end snippet

    // snippet: fake-failure
    [Test]
    public async Task Onboard_NoFaceInThePicture_AsksForAnother()
    {
        var error = new FaceEnrollmentError(
            FaceVendor.FinAuth,
            "AddFace",
            FaceEnrollmentErrorKind.NoFace,
            FaceEnrollmentCertainty.NotApplied
        );
        var faces = new FakeFaces { Failure = new FaceImageRejectedException(error) };

        var answer = await new Onboarding(faces).OnboardAsync("person-1", new byte[] { 1 });

        Assert.That(answer, Is.EqualTo("another picture, please"));
    }

    // end snippet

    // snippet: mock-http
    [Test]
    public async Task Enroll_TheVendorsReply_GivesTheFaceId()
    {
        using var vendor = new MockHttpMessageHandler();
        vendor
            .Expect(HttpMethod.Post, "https://api-sgp.yljz.com/finauth/search/group/add")
            .Respond("application/json", """{"request_id":"1,a","time_used":9,"group_id":"staff","face_token":"f1"}""");
        var options = new FinAuthOptions
        {
            ApiKey = "key",
            ApiSecret = "secret",
            LibraryId = "staff",
            Preflight = FaceImagePreflight.Off, // the picture is not one
        };
        var client = new FinAuthFaceEnrollmentClient(options, vendor.ToHttpClient());

        var result = await client.EnrollAsync(
            new FaceEnrollmentRequest("person-1", FaceImage.FromBytes(new byte[] { 1 }))
        );

        Assert.That(result.Images[0].FaceId, Is.EqualTo("f1"));
        vendor.VerifyNoOutstandingExpectation();
    }

    // end snippet

    private sealed class Onboarding(IFaceEnrollmentClient faces)
    {
        public async Task<string> OnboardAsync(string person, byte[] picture)
        {
            try
            {
                var result = await faces.EnrollAsync(new FaceEnrollmentRequest(person, FaceImage.FromBytes(picture)));
                return result.Images[0].FaceId!;
            }
            catch (FaceImageRejectedException)
            {
                return "another picture, please";
            }
        }
    }
}
