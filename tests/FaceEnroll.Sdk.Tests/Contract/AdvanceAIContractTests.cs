using FaceEnroll.Sdk.AdvanceAI;
using FaceEnroll.Sdk.Tests.Bodies;
using FaceEnroll.Sdk.Tests.Support;
using FaceEnroll.Sdk.Tests.Vendors.AdvanceAI;
using Microsoft.Extensions.DependencyInjection;

namespace FaceEnroll.Sdk.Tests.Contract;

[TestOf(typeof(AdvanceAIFaceEnrollmentClient))]
public class AdvanceAIContractTests : VendorContractTests<AdvanceAIOptions>
{
    protected override TimeSpan? ClockWindow => TimeSpan.FromSeconds(300);

    protected override string Success => AdvanceAISetup.Success;

    protected override string Rejection => "{\"code\":\"NO_FACE_DETECTED_FROM_IMAGE\",\"message\":\"m\",\"data\":null}";

    protected override string Throttled => "{\"code\":\"RETRY_LATER\",\"message\":\"m\",\"data\":null}";

    protected override string BadCredentials => "{\"code\":\"IAM_FAILED\",\"message\":\"m\",\"data\":null}";

    /// <summary>The token of the first attempt is good for the second.</summary>
    protected override bool IsSignedAnew => false;

    protected override string? SentToken => Canary.Token;

    protected override AdvanceAIOptions Options(string keyId, string secret, string? token) =>
        new()
        {
            AccessKey = keyId,
            SecretKey = secret,
            LibraryId = "1",
            Region = AdvanceAIRegion.Singapore,
        };

    protected override IFaceEnrollmentClient Client(AdvanceAIOptions options, HttpClient httpClient) =>
        new AdvanceAIFaceEnrollmentClient(options, httpClient);

    protected override void Register(IFaceEnrollmentBuilder builder, Action<AdvanceAIOptions> configure) =>
        builder.AddAdvanceAI(configure);

    protected override void AllowReadingBack(AdvanceAIOptions options) =>
        options.UniqueExternalReference = options.ReconcileBySearch = true;

    private protected override string? ReplyToReadBack(RecordedRequest request, RecordedRequest? enrollment) =>
        request.Uri.AbsolutePath.EndsWith("/search", StringComparison.Ordinal)
            ? "{\"code\":\"SUCCESS\",\"data\":{\"faceReferences\":[{\"id\":\""
                + FaceId
                + "\",\"externalReferenceId\":\""
                + MultipartReader
                    .Read(enrollment!.Header("Content-Type")!, enrollment.Body)
                    .Single(p => p.Name == "externalReferenceId")
                    .Text
                + "\"}]}}"
            : null;

    protected override FaceEnrollmentRequest Request(string personId, byte[] picture, Uri url, string name) =>
        new AdvanceAIFaceEnrollmentRequest(personId, FaceImage.FromBytes(picture)) { Name = name, IdNumber = name };

    protected override string RefusalSaying(string message) =>
        "{\"code\":\"PARAMETER_ERROR\",\"message\":\"" + message + "\",\"data\":null}";

    protected override string? ReplyToPreparation(Uri uri, string body) =>
        uri.AbsolutePath.EndsWith("/generate-token", StringComparison.Ordinal)
            ? "{\"code\":\"SUCCESS\",\"message\":\"OK\",\"data\":{\"token\":\""
                + Canary.Token
                + "\",\"expiredTime\":1795250000000}}"
            : null;

    protected override string Signature(object recordedRequest) =>
        ((RecordedRequest)recordedRequest).Header("X-ACCESS-TOKEN")!;
}
