using FaceEnroll.Sdk.AdvanceAI;
using FaceEnroll.Sdk.Tests.Support;

namespace FaceEnroll.Sdk.Tests.Vendors.AdvanceAI;

/// <summary>What the ADVANCE.AI tests share.</summary>
internal static class AdvanceAISetup
{
    public const long Now = 1795219200000;

    /// <summary>The page's own example.</summary>
    public const string Success = """{"code":"SUCCESS","message":"OK","data":"1","extra":null}""";

    public static readonly byte[] Portrait = File.ReadAllBytes(
        Path.Combine(AppContext.BaseDirectory, "Assets", "astronaut.jpg")
    );

    public static AdvanceAIOptions Options(Action<AdvanceAIOptions>? change = null)
    {
        var options = new AdvanceAIOptions
        {
            AccessKey = "sampleaccesskey",
            SecretKey = "samplesecretkey",
            LibraryId = "1",
            Region = AdvanceAIRegion.Singapore,
            TimeProvider = new FixedTimeProvider(DateTimeOffset.FromUnixTimeMilliseconds(Now)),
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

    public static AdvanceAIFaceEnrollmentRequest Request(Action<AdvanceAIFaceEnrollmentRequest>? change = null)
    {
        var request = new AdvanceAIFaceEnrollmentRequest("person-1", FaceImage.FromBytes(Portrait));
        change?.Invoke(request);
        return request;
    }

    public static bool IsTokenRequest(SentRequest sent) =>
        sent.Uri.AbsolutePath.EndsWith("/generate-token", StringComparison.Ordinal);

    public static HttpResponseMessage Token(string token, long? expiredTime = null) =>
        VendorStub.Reply(
            200,
            $$"""{"code":"SUCCESS","message":"OK","data":{"token":"{{token}}","expiredTime":{{expiredTime ?? Now + 3600000}} },"extra":null,"transactionId":"t-1","pricingStrategy":"FREE"}"""
        );

    public static HttpResponseMessage Succeed() => VendorStub.Reply(200, Success);

    public static HttpResponseMessage Fail(int status, string code, string message = "x") =>
        VendorStub.Reply(
            status,
            $$"""{"code":"{{code}}","message":"{{message}}","data":null,"extra":null,"transactionId":"t-9","pricingStrategy":"FREE"}"""
        );

    /// <summary>Tokens named T1, T2, … and, for anything else, these answers.</summary>
    public static VendorStub Stub(params Func<HttpResponseMessage>[] answers)
    {
        var tokens = 0;
        var calls = -1;
        return new VendorStub(sent =>
            IsTokenRequest(sent)
                ? Token("T" + Interlocked.Increment(ref tokens))
                : answers[Math.Min(Interlocked.Increment(ref calls), answers.Length - 1)]()
        );
    }

    public static async Task<AdvanceAIFaceEnrollmentResult> EnrollAsync(
        VendorStub stub,
        AdvanceAIOptions? options = null,
        AdvanceAIFaceEnrollmentRequest? request = null
    ) => await new AdvanceAIFaceEnrollmentClient(options ?? Options(), stub.Client).EnrollAsync(request ?? Request());

    public static Task<FaceEnrollmentException> FailAsync(VendorStub stub, AdvanceAIOptions? options = null) =>
        Catch.Async<FaceEnrollmentException>(() => EnrollAsync(stub, options));
}
