using FaceEnroll.Sdk;
using FaceEnroll.Sdk.AdvanceAI;
using FaceEnroll.Sdk.AlibabaGuardrails;
using FaceEnroll.Sdk.AlibabaIdVerification;
using FaceEnroll.Sdk.FinAuth;
using FaceEnroll.Sdk.TencentCloud;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Docs;

/// <summary>The code of the vendors' pages, compiled.</summary>
internal static class VendorSnippets
{
    public static async Task TencentCloud(IServiceCollection services, TencentCloudFaceEnrollmentClient client)
    {
        // snippet: tencent-cloud
        services
            .AddFaceEnrollment()
            .AddTencentCloud(options =>
            {
                options.Endpoint = TencentCloudEndpoints.International;
                options.SecretId = "id";
                options.SecretKey = "key";
            });
        // end snippet

        // snippet: tencent-cloud-person
        FacePersonResult person = await client.CreatePersonAsync(
            new FacePersonRequest("person-1", "staff") { Name = "Ada", FirstImage = FaceImage.FromFile("front.jpg") }
        );
        TencentCloudFaceEnrollmentResult more = await client.EnrollAsync(
            new TencentCloudFaceEnrollmentRequest("person-1", FaceImage.FromFile("left.jpg")) { QualityControl = 2 }
        );
        // end snippet
        _ = (person, more);
    }

    public static async Task Guardrails(
        IServiceCollection services,
        AlibabaGuardrailsFaceEnrollmentClient client,
        IFaceImageHost host
    )
    {
        // snippet: alibaba-guardrails
        services
            .AddFaceEnrollment()
            .AddAlibabaGuardrails(options =>
            {
                options.Region = "cn-shanghai";
                options.AccessKeyId = "id";
                options.AccessKeySecret = "secret";
                options.ImageHost = host; // or register an IFaceImageHost
            });
        // end snippet

        // snippet: alibaba-guardrails-person
        await client.CreatePersonAsync(new FacePersonRequest("person-1", "staff") { Name = "Ada" });
        AlibabaGuardrailsFaceEnrollmentResult result = await client.EnrollAsync(
            new AlibabaGuardrailsFaceEnrollmentRequest(
                "person-1",
                FaceImage.FromUrl(new Uri("https://pictures.example/front.jpg")),
                FaceImage.FromUrl(new Uri("https://pictures.example/left.jpg"))
            )
            {
                BizType = "edu",
            }
        );
        // end snippet
        _ = result;
    }

    public static void Credentials(IServiceCollection services, IConfiguration configuration)
    {
        // snippet: alibaba-credentials
        services.AddFaceEnrollment(configuration.GetSection("FaceEnrollment")).UseAlibabaCredentialChain();
        // end snippet

        // snippet: alibaba-credentials-by-hand
        var chain = new AlibabaCredentialChain(new AlibabaCredentialChainOptions { ProfileName = "production" });
        var client = new AlibabaGuardrailsFaceEnrollmentClient(
            new AlibabaGuardrailsOptions { CredentialsProvider = chain.GetAsync }
        );
        // end snippet
        _ = client;

        // snippet: alibaba-guardrails-credentials
        services
            .AddFaceEnrollment()
            .AddAlibabaGuardrails(options => options.Region = "cn-shanghai")
            .UseAlibabaCredentialChain();
        // end snippet

        // snippet: alibaba-id-verification-credentials
        services
            .AddFaceEnrollment()
            .AddAlibabaIdVerification(options =>
            {
                options.Region = "ap-southeast-1";
                options.LibraryId = "sgl0001";
            })
            .UseAlibabaCredentialChain();
        // end snippet
    }

    public static async Task IdVerification(
        IServiceCollection services,
        AlibabaIdVerificationFaceEnrollmentClient client
    )
    {
        // snippet: alibaba-id-verification
        services
            .AddFaceEnrollment()
            .AddAlibabaIdVerification(options =>
            {
                options.Region = "ap-southeast-1";
                options.LibraryId = "sgl0001";
                options.AccessKeyId = "id";
                options.AccessKeySecret = "secret";
            });
        // end snippet

        // snippet: alibaba-id-verification-upload
        AlibabaIdVerificationFaceEnrollmentResult result = await client.EnrollAsync(
            new AlibabaIdVerificationFaceEnrollmentRequest("person-1", FaceImage.FromFile("large.jpg"))
            {
                ForceUpload = true, // upload first, whatever the size
            }
        );
        bool worthABetterPicture = result.FaceQuality == AlibabaIdVerificationFaceQuality.Low;
        // end snippet
        _ = worthABetterPicture;
    }

    public static async Task FinAuth(IServiceCollection services, FinAuthFaceEnrollmentClient client)
    {
        // snippet: finauth
        services
            .AddFaceEnrollment()
            .AddFinAuth(options =>
            {
                options.LibraryId = "staff";
                options.ApiKey = "key";
                options.ApiSecret = "secret";
            });
        // end snippet

        // snippet: finauth-parameters
        FinAuthFaceEnrollmentResult result = await client.EnrollAsync(
            new FinAuthFaceEnrollmentRequest("person-1", FaceImage.FromFile("portrait.jpg"))
            {
                UserData = "branch 7",
                LibraryId = "visitors", // this call only
            }
        );
        // end snippet
        _ = result;
    }

    public static async Task AdvanceAI(IServiceCollection services, AdvanceAIFaceEnrollmentClient client)
    {
        // snippet: advance-ai
        services
            .AddFaceEnrollment()
            .AddAdvanceAI(options =>
            {
                options.Region = AdvanceAIRegion.Singapore;
                options.LibraryId = "1";
                options.AccessKey = "key";
                options.SecretKey = "secret";
                options.UniqueExternalReference = true; // a lost add can be told apart ...
                options.ReconcileBySearch = true; // ... by a search, which is charged
            });
        // end snippet

        // snippet: advance-ai-parameters
        AdvanceAIFaceEnrollmentResult result = await client.EnrollAsync(
            new AdvanceAIFaceEnrollmentRequest("person-1", FaceImage.FromFile("portrait.jpg")) { Country = "SG" }
        );
        string reference = result.ExternalReferenceId; // what was sent
        // end snippet
        _ = reference;
    }
}
