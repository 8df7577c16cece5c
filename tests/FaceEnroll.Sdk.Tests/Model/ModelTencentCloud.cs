using System.Globalization;
using FaceEnroll.Sdk.TencentCloud;
using FaceEnroll.Sdk.Tests.Resilience;

namespace FaceEnroll.Sdk.Tests.Model;

/// <summary>It tells faces apart by their ids.</summary>
internal sealed class ModelTencentCloud : ModelDialect
{
    public override TimeSpan Validity => TimeSpan.FromMinutes(5);

    public override string Refusal => TencentScene.Error("InvalidParameterValue.NoFaceInPhoto");

    public override string Unknown => TencentScene.Error("FailedOperation.RequestTimeout");

    public override string Stale => TencentScene.Error("AuthFailure.SignatureExpire");

    public override bool IsAdd(HttpRequestMessage request) =>
        request.Headers.GetValues("X-TC-Action").Single() == "CreateFace";

    public override DateTimeOffset Stamp(HttpRequestMessage request, byte[] body) =>
        DateTimeOffset.FromUnixTimeSeconds(
            long.Parse(request.Headers.GetValues("X-TC-Timestamp").Single(), CultureInfo.InvariantCulture)
        );

    public override string Read(HttpRequestMessage request, IReadOnlyList<ModelFace> faces, string person) =>
        TencentScene.Person([.. faces.Select(f => f.Id)]);

    public override string Enrolled(string faceId) =>
        $$$"""{"Response":{"SucFaceNum":1,"SucFaceIds":["{{{faceId}}}"],"RetCode":[0],"SucIndexes":[0],"RequestId":"r"}}""";

    public override FaceEnrollmentOptions Options() => new TencentCloudOptions { SecretId = "id", SecretKey = "key" };

    public override IFaceEnrollmentClient Client(FaceEnrollmentOptions options, string registration, HttpClient http) =>
        new TencentCloudFaceEnrollmentClient(
            Registration(FaceVendor.TencentCloud, registration, (TencentCloudOptions)options, http)
        );
}
