using FaceEnroll.Sdk.TencentCloud;
using FaceEnroll.Sdk.Tests.Support;
using FaceEnroll.Sdk.Tests.Vendors.TencentCloud;
using Microsoft.Extensions.DependencyInjection;

namespace FaceEnroll.Sdk.Tests.Contract;

[TestFixture(true)]
[TestFixture(false)]
[TestOf(typeof(TencentCloudFaceEnrollmentClient))]
public class TencentCloudContractTests(bool asUrl) : VendorContractTests<TencentCloudOptions>
{
    protected override TimeSpan? ClockWindow => TimeSpan.FromMinutes(5);

    protected override string Success => TencentCloudSetup.Success;

    protected override string Rejection => TencentCloudSetup.Error("InvalidParameterValue.NoFaceInPhoto");

    protected override string Throttled => TencentCloudSetup.Error("RequestLimitExceeded");

    protected override string BadCredentials => TencentCloudSetup.Error("AuthFailure.SecretIdNotFound");

    protected override TencentCloudOptions Options(string keyId, string secret, string? token) =>
        new()
        {
            SecretId = keyId,
            SecretKey = secret,
            Token = token,
        };

    protected override IFaceEnrollmentClient Client(TencentCloudOptions options, HttpClient httpClient) =>
        new TencentCloudFaceEnrollmentClient(options, httpClient);

    protected override void Register(IFaceEnrollmentBuilder builder, Action<TencentCloudOptions> configure) =>
        builder.AddTencentCloud(configure);

    protected override FaceEnrollmentRequest Request(string personId, byte[] picture, Uri url, string name) =>
        new TencentCloudFaceEnrollmentRequest(personId, asUrl ? FaceImage.FromUrl(url) : FaceImage.FromBytes(picture));

    protected override string RefusalSaying(string message) => TencentCloudSetup.Error("InvalidParameter", message);

    private protected override string? ReplyToReadBack(RecordedRequest request, RecordedRequest? enrollment) =>
        request.Header("X-TC-Action") == "GetPersonBaseInfo"
            ? "{\"Response\":{\"PersonName\":\"CANARY\",\"RequestId\":\"r\",\"FaceIds\":["
                + (enrollment is null ? "" : $"\"{FaceId}\"")
                + "]}}"
            : null;

    protected override string Signature(object recordedRequest) =>
        ((RecordedRequest)recordedRequest).Header("Authorization")!;
}
