using FaceEnroll.Sdk.FinAuth;
using FaceEnroll.Sdk.Tests.Support;

namespace FaceEnroll.Sdk.Tests.Vendors.FinAuth;

/// <summary>What the FinAuth tests share.</summary>
internal static class FinAuthSetup
{
    /// <summary>The page's own example, of the library that these tests use.</summary>
    public const string Success =
        """{"request_id":"1769739688,c3e156ca-789f-4568-a310-357dc9790d62","time_used":1900,"group_id":"staff","face_token":"1691157fa602e57087489b0462029a9c"}""";

    /// <summary>The same for whichever library.</summary>
    public static readonly string SuccessOfAnyLibrary = Success.Replace("\"group_id\":\"staff\",", "");

    public static readonly byte[] Portrait = File.ReadAllBytes(
        Path.Combine(AppContext.BaseDirectory, "Assets", "astronaut.jpg")
    );

    public static FinAuthOptions Options(Action<FinAuthOptions>? change = null)
    {
        var options = new FinAuthOptions
        {
            ApiKey = "key",
            ApiSecret = "secret",
            LibraryId = "staff",
            TimeProvider = new FixedTimeProvider(DateTimeOffset.FromUnixTimeSeconds(1795219200)),
            Retry = new FaceRetryOptions
            {
                BaseDelay = TimeSpan.FromTicks(1),
                ThrottlingBaseDelay = TimeSpan.FromTicks(1),
                MaxDelay = TimeSpan.FromTicks(1),
            },
        };
        change?.Invoke(options);
        return options;
    }

    public static FinAuthFaceEnrollmentRequest Request(Action<FinAuthFaceEnrollmentRequest>? change = null)
    {
        var request = new FinAuthFaceEnrollmentRequest("person-1", FaceImage.FromBytes(Portrait));
        change?.Invoke(request);
        return request;
    }

    public static HttpResponseMessage Succeed() => VendorStub.Reply(200, Success);

    public static HttpResponseMessage Fail(int status, string error) =>
        VendorStub.Reply(status, $$"""{"request_id":"r-1","time_used":15,"error":"{{error}}"}""");

    public static async Task<FinAuthFaceEnrollmentResult> EnrollAsync(
        VendorStub stub,
        FinAuthOptions? options = null,
        FinAuthFaceEnrollmentRequest? request = null
    ) => await new FinAuthFaceEnrollmentClient(options ?? Options(), stub.Client).EnrollAsync(request ?? Request());
}
