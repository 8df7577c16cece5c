using FaceEnroll.Sdk;
using FaceEnroll.Sdk.AdvanceAI;
using FaceEnroll.Sdk.AlibabaGuardrails;
using FaceEnroll.Sdk.AlibabaIdVerification;
using FaceEnroll.Sdk.FinAuth;
using FaceEnroll.Sdk.TencentCloud;

namespace FaceEnroll.Cost;

/// <summary>What is measured: every vendor, by URL or with pictures of several sizes.</summary>
internal static class CostRows
{
    private static readonly FaceImage s_url = FaceImage.FromUrl(new Uri("https://pictures.example/p.jpg"));

    public static IReadOnlyList<CostRow> All { get; } =
    [
        new("TencentCloud URL", 20_000, Tencent, s_url),
        new("TencentCloud 100 KB", 3_000, Tencent, Picture(100)),
        new("TencentCloud 1 MB", 400, Tencent, Picture(1000)),
        new("AlibabaGuardrails URL", 20_000, Guardrails, s_url),
        new("AlibabaIdVerification URL", 20_000, IdVerification, s_url),
        new("AlibabaIdVerification 100 KB", 3_000, IdVerification, Picture(100)),
        new("AlibabaIdVerification 900 KB", 400, IdVerification, Picture(900)),
        new("FinAuth 2", 20_000, FinAuth, Picture(2)),
        new("FinAuth 100 KB", 10_000, FinAuth, Picture(100)),
        new("FinAuth 1 MB", 4_000, FinAuth, Picture(1000)),
        new("AdvanceAI 2", 20_000, AdvanceAI, Picture(2)),
        new("AdvanceAI 100 KB", 10_000, AdvanceAI, Picture(100)),
        new("AdvanceAI 1 MB", 4_000, AdvanceAI, Picture(1000)),
    ];

    /// <summary>The reply to an enrollment.</summary>
    public static string Reply(string row) =>
        row.Split(' ')[0] switch
        {
            "TencentCloud" =>
                """{"Response":{"SucFaceNum":1,"SucFaceIds":["77"],"RetCode":[0],"SucIndexes":[0],"RequestId":"r-1"}}""",
            "AlibabaGuardrails" =>
                """{"msg":"OK","code":200,"requestId":"r","data":{"code":200,"faceImageItems":[{"success":true,"faceId":23088737259260929}]}}""",
            "AlibabaIdVerification" =>
                """{"RequestId":"r","Code":"Success","Message":"m","Result":{"Passed":"Y","FaceId":"f"}}""",
            "FinAuth" => """{"request_id":"1,c","time_used":9,"group_id":"staff","face_token":"16911"}""",
            _ => """{"code":"SUCCESS","message":"OK","data":"7","extra":null,"transactionId":"t"}""",
        };

    private static FaceImage Picture(int kilobytes)
    {
        byte[] header =
        [
            .. (ReadOnlySpan<byte>)
                [0xFF, 0xD8, 0xFF, 0xC0, 0, 17, 8, 3, 192, 2, 208, 3, 1, 0x11, 0, 2, 0x11, 1, 3, 0x11, 1],
            .. (ReadOnlySpan<byte>)[0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0],
        ];
        var picture = new byte[kilobytes * 1000];
        new Random(kilobytes).NextBytes(picture);
        header.CopyTo(picture, 0);
        picture[^2] = 0xFF;
        picture[^1] = 0xD9;
        return FaceImage.FromBytes(picture);
    }

    private static TencentCloudFaceEnrollmentClient Tencent(HttpClient http) =>
        new(Fast(new TencentCloudOptions { SecretId = "i", SecretKey = "k" }), http);

    private static AlibabaGuardrailsFaceEnrollmentClient Guardrails(HttpClient http) =>
        new(Fast(new AlibabaGuardrailsOptions { AccessKeyId = "i", AccessKeySecret = "k" }), http);

    private static AlibabaIdVerificationFaceEnrollmentClient IdVerification(HttpClient http) =>
        new(
            Fast(
                new AlibabaIdVerificationOptions
                {
                    AccessKeyId = "i",
                    AccessKeySecret = "k",
                    LibraryId = "staff",
                    Region = "ap-southeast-1",
                }
            ),
            http
        );

    private static FinAuthFaceEnrollmentClient FinAuth(HttpClient http) =>
        new(
            Fast(
                new FinAuthOptions
                {
                    ApiKey = "i",
                    ApiSecret = "k",
                    LibraryId = "staff",
                }
            ),
            http
        );

    private static AdvanceAIFaceEnrollmentClient AdvanceAI(HttpClient http) =>
        new(
            Fast(
                new AdvanceAIOptions
                {
                    AccessKey = "i",
                    SecretKey = "k",
                    LibraryId = "staff",
                    Region = AdvanceAIRegion.Singapore,
                }
            ),
            http
        );

    private static TOptions Fast<TOptions>(TOptions options)
        where TOptions : FaceEnrollmentOptions
    {
        options.RequestsPerSecond = 1_000_000;
        return options;
    }
}
