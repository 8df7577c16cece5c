using FaceEnroll.Sdk.FinAuth;
using FaceEnroll.Sdk.Tests.Support;
using FaceEnroll.Sdk.Tests.Vendors.FinAuth;
using Microsoft.Extensions.DependencyInjection;

namespace FaceEnroll.Sdk.Tests.Contract;

[TestFixture(true)]
[TestFixture(false)]
[TestOf(typeof(FinAuthFaceEnrollmentClient))]
public class FinAuthContractTests(bool asBase64) : VendorContractTests<FinAuthOptions>
{
    protected override TimeSpan? ClockWindow => null;

    protected override string Success => FinAuthSetup.SuccessOfAnyLibrary;

    protected override string Rejection => "{\"request_id\":\"r\",\"error\":\"NO_FACE_FOUND\"}";

    protected override int RejectionStatus => 400;

    protected override string Throttled => "{\"request_id\":\"r\",\"error\":\"CONCURRENCY_LIMIT_EXCEEDED\"}";

    protected override int ThrottledStatus => 403;

    protected override string BadCredentials => "{\"request_id\":\"r\",\"error\":\"AUTHENTICATION_ERROR\"}";

    protected override int BadCredentialsStatus => 403;

    protected override FinAuthOptions Options(string keyId, string secret, string? token) =>
        new()
        {
            ApiKey = keyId,
            ApiSecret = secret,
            LibraryId = "staff",
            SendAsBase64 = asBase64,
        };

    protected override IFaceEnrollmentClient Client(FinAuthOptions options, HttpClient httpClient) =>
        new FinAuthFaceEnrollmentClient(options, httpClient);

    protected override void Register(IFaceEnrollmentBuilder builder, Action<FinAuthOptions> configure) =>
        builder.AddFinAuth(configure);

    protected override FaceEnrollmentRequest Request(string personId, byte[] picture, Uri url, string name) =>
        new FinAuthFaceEnrollmentRequest(personId, FaceImage.FromBytes(picture)) { UserData = name };

    protected override string RefusalSaying(string message) => "{\"error\":\"BAD_ARGUMENTS " + message + "\"}";

    private protected override string? ReplyToReadBack(RecordedRequest request, RecordedRequest? enrollment) =>
        request.Uri.AbsolutePath.EndsWith("/get_size", StringComparison.Ordinal) ? "{\"face_count\":1}"
        : request.Uri.AbsolutePath.EndsWith("/list", StringComparison.Ordinal)
            ? $"{{\"face_tokens\":[{{\"face_token\":\"{FaceId}\",\"user_id\":\"{Canary.PersonId}\",\"add_time\":4102444800000}}]}}"
        : null;

    protected override string Signature(object recordedRequest)
    {
        var text = ((RecordedRequest)recordedRequest).Text;
        return text[text.IndexOf("name=\"sign\"", StringComparison.Ordinal)..].Split("\r\n")[2];
    }
}
