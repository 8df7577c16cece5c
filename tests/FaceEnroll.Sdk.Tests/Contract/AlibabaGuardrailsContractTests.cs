using FaceEnroll.Sdk.AlibabaGuardrails;
using FaceEnroll.Sdk.Tests.Support;
using FaceEnroll.Sdk.Tests.Vendors.AlibabaGuardrails;

namespace FaceEnroll.Sdk.Tests.Contract;

public class AlibabaGuardrailsContractTests : VendorContractTests<AlibabaGuardrailsOptions>
{
    protected override string Success => GuardrailsFake.Success;

    protected override string Rejection => GuardrailsFake.Items("{\"success\":false,\"msg\":\"no face\"}");

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
        };

    protected override IFaceEnrollmentClient Client(AlibabaGuardrailsOptions options, HttpClient httpClient) =>
        new AlibabaGuardrailsFaceEnrollmentClient(options, httpClient);

    protected override FaceEnrollmentRequest Request(string personId, byte[] picture, Uri url, string name) =>
        new AlibabaGuardrailsFaceEnrollmentRequest(personId, FaceImage.FromUrl(url))
        {
            ClientInfo = new AlibabaGuardrailsClientInfo { UserNick = name },
        };

    protected override string RefusalSaying(string message) => "{\"code\":400,\"msg\":\"" + message + "\"}";

    protected override string Signature(object recordedRequest) =>
        ((RecordedRequest)recordedRequest).Header("Authorization")!;
}
