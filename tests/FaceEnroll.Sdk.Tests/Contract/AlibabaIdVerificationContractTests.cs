using FaceEnroll.Sdk.AlibabaIdVerification;
using FaceEnroll.Sdk.Tests.Support;

namespace FaceEnroll.Sdk.Tests.Contract;

[TestFixture(AlibabaIdVerificationSignatureScheme.Acs3HmacSha256)]
[TestFixture(AlibabaIdVerificationSignatureScheme.RpcHmacSha1)]
public class AlibabaIdVerificationContractTests(AlibabaIdVerificationSignatureScheme scheme)
    : VendorContractTests<AlibabaIdVerificationOptions>
{
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

    protected override FaceEnrollmentRequest Request(string personId, byte[] picture, Uri url, string name) =>
        new AlibabaIdVerificationFaceEnrollmentRequest(personId, FaceImage.FromBytes(picture));

    protected override string RefusalSaying(string message) =>
        "{\"Code\":\"InvalidParameter\",\"Message\":\"" + message + "\"}";

    protected override string Signature(object recordedRequest)
    {
        var request = (RecordedRequest)recordedRequest;
        var text = request.Header("Authorization") ?? request.Uri.Query + "&" + request.Text;
        return text[text.IndexOf("Signature=", StringComparison.Ordinal)..];
    }
}
