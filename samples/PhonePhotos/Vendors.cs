using FaceEnroll.Sdk;
using FaceEnroll.Sdk.AdvanceAI;
using FaceEnroll.Sdk.AlibabaGuardrails;
using FaceEnroll.Sdk.AlibabaIdVerification;
using FaceEnroll.Sdk.FinAuth;
using FaceEnroll.Sdk.TencentCloud;

namespace PhonePhotos;

/// <summary>What each vendor takes, by its client's own limits. Nobody is called, so that keys are not needed.</summary>
internal static class Vendors
{
    private static readonly Uri s_nowhere = new("https://vendor.example");

    public static IReadOnlyList<FaceImageTarget> Targets { get; } =
    [
        Of(new TencentCloudFaceEnrollmentClient(new TencentCloudOptions { Endpoint = s_nowhere })),
        Of(new AlibabaGuardrailsFaceEnrollmentClient(new AlibabaGuardrailsOptions { Endpoint = s_nowhere })),
        Of(
            new AlibabaIdVerificationFaceEnrollmentClient(
                new AlibabaIdVerificationOptions
                {
                    Endpoint = s_nowhere,
                    OpenPlatformEndpoint = s_nowhere,
                    Region = "ap-southeast-1",
                    LibraryId = "staff",
                }
            )
        ),
        Of(new FinAuthFaceEnrollmentClient(new FinAuthOptions { Endpoint = s_nowhere, LibraryId = "staff" })),
        Of(new AdvanceAIFaceEnrollmentClient(new AdvanceAIOptions { Endpoint = s_nowhere, LibraryId = "staff" })),
    ];

    private static FaceImageTarget Of(IFaceEnrollmentClient client) => new(client.Vendor, client.Limits);
}
