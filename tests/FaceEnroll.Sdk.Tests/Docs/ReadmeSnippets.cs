using FaceEnroll.Sdk;
using FaceEnroll.Sdk.FinAuth;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Docs;

/// <summary>The code of the README and of the first page, compiled.</summary>
internal static class ReadmeSnippets
{
    public static async Task SmallestCall()
    {
        // snippet: smallest-call
        var client = new FinAuthFaceEnrollmentClient(
            new FinAuthOptions
            {
                ApiKey = "key",
                ApiSecret = "secret",
                LibraryId = "staff",
            }
        );

        FaceEnrollmentResult result = await client.EnrollAsync(
            new FaceEnrollmentRequest("person-1", FaceImage.FromFile("portrait.jpg"))
        );

        Console.WriteLine(result.Images[0].FaceId);
        // end snippet
    }

    public static void SmallestRegistration(IServiceCollection services, IConfiguration configuration)
    {
        // snippet: smallest-registration
        services.AddFaceEnrollment(configuration.GetSection("FaceEnrollment"));
        // end snippet
    }

    // snippet: smallest-injection
    public sealed class Onboarding(IFaceEnrollmentClient faces)
    {
        public Task<FaceEnrollmentResult> EnrollAsync(
            string person,
            Stream portrait,
            CancellationToken cancellationToken
        )
        {
            var request = new FaceEnrollmentRequest(person, FaceImage.FromStream(portrait));
            return faces.EnrollAsync(request, cancellationToken);
        }
    }

    // end snippet
}
