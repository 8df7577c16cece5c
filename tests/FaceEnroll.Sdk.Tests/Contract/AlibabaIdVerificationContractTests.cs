using FaceEnroll.Sdk.AlibabaIdVerification;
using FaceEnroll.Sdk.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace FaceEnroll.Sdk.Tests.Contract;

[TestFixture(AlibabaIdVerificationSignatureScheme.Acs3HmacSha256, false)]
[TestFixture(AlibabaIdVerificationSignatureScheme.RpcHmacSha1, false)]
[TestFixture(AlibabaIdVerificationSignatureScheme.RpcHmacSha1, true)]
[TestOf(typeof(AlibabaIdVerificationFaceEnrollmentClient))]
public class AlibabaIdVerificationContractTests(AlibabaIdVerificationSignatureScheme scheme, bool uploads)
    : VendorContractTests<AlibabaIdVerificationOptions>
{
    protected override TimeSpan? ClockWindow => TimeSpan.FromMinutes(15);

    protected override string Success => "{\"RequestId\":\"r\",\"Code\":\"Success\",\"Result\":{\"Passed\":\"Y\"}}";

    protected override string Rejection => "{\"RequestId\":\"r\",\"Code\":\"NoFaceDetected\",\"Message\":\"m\"}";

    protected override string Throttled => "{\"RequestId\":\"r\",\"Code\":\"Throttling.User\",\"Message\":\"m\"}";

    protected override string BadCredentials =>
        "{\"RequestId\":\"r\",\"Code\":\"SignatureDoesNotMatch\",\"Message\":\"m\"}";

    protected override int ThrottledStatus => 400;

    protected override int BadCredentialsStatus => 400;

    protected override AlibabaIdVerificationOptions Options(string keyId, string secret, string? token) =>
        new()
        {
            AccessKeyId = keyId,
            AccessKeySecret = secret,
            SecurityToken = token,
            LibraryId = "library",
            Region = "ap-southeast-1",
            SignatureScheme = scheme,
        };

    protected override IFaceEnrollmentClient Client(AlibabaIdVerificationOptions options, HttpClient httpClient) =>
        new AlibabaIdVerificationFaceEnrollmentClient(options, httpClient);

    protected override void Register(IFaceEnrollmentBuilder builder, Action<AlibabaIdVerificationOptions> configure) =>
        builder.AddAlibabaIdVerification(configure);

    protected override string? ReplyToPreparation(Uri uri, string body) =>
        uri.Host.StartsWith("openplatform", StringComparison.Ordinal)
            ? "{\"AccessKeyId\":\"CANARYuploadkey\",\"EncodedPolicy\":\"CANARYpolicy\",\"Signature\":\"CANARYsignature\","
                + "\"ObjectKey\":\"CANARY/object\",\"Bucket\":\"bucket\",\"Endpoint\":\"oss-ap-southeast-1.aliyuncs.com\"}"
        : uri.Host is "bucket.oss-ap-southeast-1.aliyuncs.com" or "upload.example" ? "<PostResponse/>"
        : null;

    protected override FaceEnrollmentRequest Request(string personId, byte[] picture, Uri url, string name) =>
        new AlibabaIdVerificationFaceEnrollmentRequest(personId, FaceImage.FromBytes(picture))
        {
            ForceUpload = uploads,
        };

    protected override string RefusalSaying(string message) =>
        "{\"Code\":\"InvalidParameter\",\"Message\":\"" + message + "\"}";

    private protected override string? ReplyToReadBack(RecordedRequest request, RecordedRequest? enrollment) =>
        (request.Header("x-acs-action") ?? request.Uri.Query).Contains("QueryFaceRecord")
            ? "{\"Code\":\"Success\",\"RequestId\":\"r\",\"Items\":["
                + (enrollment is null ? "" : $"{{\"FaceId\":\"{FaceId}\",\"MerchantUserId\":\"{Canary.PersonId}\"}}")
                + "]}"
            : null;

    protected override string Signature(object recordedRequest)
    {
        var request = (RecordedRequest)recordedRequest;
        var text = request.Header("Authorization") ?? request.Uri.Query + "&" + request.Text;
        return text[text.IndexOf("Signature=", StringComparison.Ordinal)..];
    }
}
