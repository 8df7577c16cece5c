using FaceEnroll.Sdk.AlibabaGuardrails;
using FaceEnroll.Sdk.Tests.Support;
using FaceEnroll.Sdk.Tests.Vendors.AlibabaGuardrails;
using Microsoft.Extensions.DependencyInjection;

namespace FaceEnroll.Sdk.Tests.Contract;

[TestFixture(false)]
[TestFixture(true)]
[TestOf(typeof(AlibabaGuardrailsFaceEnrollmentClient))]
public class AlibabaGuardrailsContractTests(bool asContent) : VendorContractTests<AlibabaGuardrailsOptions>
{
    protected override TimeSpan? ClockWindow => TimeSpan.FromMinutes(15);

    protected override string Success => AlibabaGuardrailsSetup.SuccessOfAnybody;

    protected override string Rejection => AlibabaGuardrailsSetup.Items("{\"success\":false,\"msg\":\"no face\"}");

    protected override string Throttled => "{\"code\":588,\"msg\":\"EXCEED_QUOTA\",\"requestId\":\"r\"}";

    protected override string BadCredentials =>
        "{\"Code\":\"SignatureDoesNotMatch\",\"Message\":\"m\",\"RequestId\":\"r\"}";

    protected override int BadCredentialsStatus => 400;

    protected override AlibabaGuardrailsOptions Options(string keyId, string secret, string? token) =>
        new()
        {
            AccessKeyId = keyId,
            AccessKeySecret = secret,
            SecurityToken = token,
            ImageHost = new PublicHost(),
            UnknownOutcomeLeaseDuration = TimeSpan.Zero,
        };

    protected override IFaceEnrollmentClient Client(AlibabaGuardrailsOptions options, HttpClient httpClient) =>
        new AlibabaGuardrailsFaceEnrollmentClient(options, httpClient);

    protected override void Register(IFaceEnrollmentBuilder builder, Action<AlibabaGuardrailsOptions> configure) =>
        builder.AddAlibabaGuardrails(configure);

    protected override FaceEnrollmentRequest Request(string personId, byte[] picture, Uri url, string name) =>
        new AlibabaGuardrailsFaceEnrollmentRequest(
            personId,
            asContent ? FaceImage.FromBytes(picture) : FaceImage.FromUrl(url)
        )
        {
            ClientInfo = new AlibabaGuardrailsClientInfo { UserNick = name },
        };

    protected override string RefusalSaying(string message) => "{\"code\":400,\"msg\":\"" + message + "\"}";

    private protected override string? ReplyToReadBack(RecordedRequest request, RecordedRequest? enrollment) =>
        request.Uri.AbsolutePath == "/green/sface/person"
            ? "{\"code\":200,\"data\":{\"name\":\"CANARY\",\"faceIds\":["
                + (enrollment is null ? "" : $"\"{FaceId}\"")
                + "]}}"
            : null;

    protected override string Signature(object recordedRequest) =>
        ((RecordedRequest)recordedRequest).Header("Authorization")!;

    /// <summary>A store whose addresses must not be seen, and which fails to take them down.</summary>
    private sealed class PublicHost : IFaceImageHost
    {
        public ValueTask<IFaceImageLease> PublishAsync(
            Stream content,
            string contentType,
            CancellationToken cancellationToken = default
        ) => new(new Lease());

        private sealed class Lease : IFaceImageLease
        {
            public Uri Url => new($"https://store.example/CANARY.jpg?sig={Canary.Query}");

            public ValueTask DisposeAsync() => throw new IOException("Cannot delete " + Url);
        }
    }
}
