using FaceEnroll.Sdk.AdvanceAI;
using FaceEnroll.Sdk.AlibabaGuardrails;
using FaceEnroll.Sdk.AlibabaIdVerification;
using FaceEnroll.Sdk.FinAuth;
using FaceEnroll.Sdk.TencentCloud;
using FaceEnroll.Sdk.Tests.Images;

namespace FaceEnroll.Sdk.Tests.Fuzz;

/// <summary>Every reader of replies: enrollments, what prepares them, reading back, and making people.</summary>
internal static class FuzzedCalls
{
    private const string TencentOk =
        """{"Response":{"SucFaceNum":1,"SucFaceIds":["2875186538564559728"],"RetCode":[0],"SucIndexes":[0],"SucFaceRects":[{"X":1,"Y":2,"Width":3,"Height":4}],"FaceModelVersion":"3.0","RequestId":"r"}}""";

    private const string TencentError =
        """{"Response":{"Error":{"Code":"RequestLimitExceeded","Message":"m"},"RequestId":"r"}}""";

    private const string GuardrailsOk =
        """{"msg":"OK","code":200,"requestId":"r","data":{"code":200,"groupIds":["g"],"personId":"p1","faceIds":["1"],"faceImageItems":[{"success":true,"faceId":23088737259260929}]}}""";

    private const string GuardrailsError = """{"Code":"SignatureDoesNotMatch","Message":"m","RequestId":"r"}""";

    private const string IdVerificationOk =
        """{"RequestId":"r","Code":"Success","Message":"m","Result":{"Passed":"Y","ExtFaceInfo":"{\"faceQuality\":\"HIGH\"}"}}""";

    private const string IdVerificationPermit =
        """{"AccessKeyId":"a","EncodedPolicy":"eyJ9","Signature":"s=","ObjectKey":"1/o","Bucket":"viapi-b","Endpoint":"oss-ap-southeast-1.aliyuncs.com","UseAccelerate":false,"RequestId":"R"}""";

    private const string IdVerificationRecords =
        """{"Code":"Success","RequestId":"Q","TotalCount":2,"Items":[{"Id":9007199254740993,"FaceId":"f-1","MerchantUserId":"p1","GmtCreate":"2026-11-21 09:02:03"},{"FaceId":1,"GmtCreate":1795222923000}]}""";

    private const string OssError =
        "<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code><Message>m</Message><RequestId>o</RequestId></Error>";

    private const string FinAuthOk =
        """{"request_id":"1769739688,c3e156ca","time_used":1900,"group_id":"staff","face_token":"1691157fa602e57087489b0462029a9c"}""";

    private const string FinAuthSize = """{"request_id":"r","group_id":"g","face_count":1}""";

    private const string FinAuthList =
        """{"face_tokens":[{"face_token":"t1","user_id":"p1","user_data":"","add_time":1795219201000}]}""";

    private const string AdvanceAIOk =
        """{"code":"SUCCESS","message":"OK","data":"1","extra":null,"transactionId":"t"}""";

    private const string AdvanceAIToken =
        """{"code":"SUCCESS","message":"OK","data":{"token":"t","expiredTime":1995219200000},"extra":null}""";

    private const string AdvanceAISearch =
        """{"code":"SUCCESS","data":{"topK":20,"total":1,"faceReferences":[{"id":"7","createdAt":"2024-08-08T03:44:11.594","deletedAt":null,"externalReferenceId":"x"}]}}""";

    private static readonly byte[] s_picture = JpegSample.File(JpegSample.Frame(480, 640));

    public static IEnumerable<FuzzedCall> All() => [.. Enrollments(), .. ReadBacks(), .. People()];

    private static IEnumerable<FuzzedCall> Enrollments()
    {
        yield return Enrollment("TencentCloud", TencentOk, _ => TencentOk, [TencentError], Tencent, FromBytes);
        yield return Enrollment(
            "AlibabaGuardrails",
            GuardrailsOk,
            _ => GuardrailsOk,
            [GuardrailsError],
            Guardrails,
            FromUrl
        );
        yield return Enrollment(
            "AlibabaIdVerification",
            IdVerificationOk,
            _ => IdVerificationOk,
            [],
            h => IdVerification(h),
            FromBytes
        );
        yield return Enrollment(
            "AlibabaIdVerification upload",
            IdVerificationOk,
            IdVerificationSound,
            [OssError],
            h => IdVerification(h, o => o.ForceUpload = true),
            FromBytes
        );
        yield return Enrollment(
            "FinAuth",
            FinAuthOk,
            FinAuthSound,
            ["""{"error":"CONCURRENCY_LIMIT_EXCEEDED"}"""],
            FinAuth,
            FromBytes
        );
        yield return Enrollment(
            "AdvanceAI",
            AdvanceAIOk,
            AdvanceAISound,
            ["""{"code":"IAM_FAILED","message":"m"}"""],
            AdvanceAI,
            FromBytes
        );
    }

    private static IEnumerable<FuzzedCall> ReadBacks()
    {
        const string Person = """{"Response":{"PersonName":"n","FaceIds":["1","2"],"RequestId":"r"}}""";
        yield return ReadBack("TencentCloud", _ => Person, [TencentError], Tencent, FromBytes);
        yield return ReadBack("AlibabaGuardrails", _ => GuardrailsOk, [GuardrailsError], Guardrails, FromUrl);
        yield return ReadBack(
            "AlibabaIdVerification",
            _ => IdVerificationRecords,
            [],
            h => IdVerification(h),
            FromBytes
        );
        yield return ReadBack("FinAuth", FinAuthSound, [FinAuthSize, FinAuthList], FinAuth, FromBytes);
        yield return ReadBack("AdvanceAI", AdvanceAISound, [AdvanceAISearch], AdvanceAI, FromBytes);
    }

    private static IEnumerable<FuzzedCall> People()
    {
        const string Made = """{"Response":{"FaceId":"1","FaceRect":null,"SimilarPersonId":"","RequestId":"r"}}""";
        yield return Person("TencentCloud", Made, TencentError, Tencent, FromBytes);
        yield return Person("AlibabaGuardrails", GuardrailsOk, GuardrailsError, Guardrails);
    }

    private static FuzzedCall Enrollment(
        string vendor,
        string answer,
        Func<HttpRequestMessage, string> sound,
        string[] others,
        Func<HttpClient, IFaceEnrollmentClient> client,
        Func<FaceImage> picture
    ) =>
        new(
            $"{vendor}, enroll",
            sound,
            others,
            h => client(h).EnrollAsync(new FaceEnrollmentRequest("p1", picture())),
            answer
        );

    private static FuzzedCall ReadBack(
        string vendor,
        Func<HttpRequestMessage, string> sound,
        string[] others,
        Func<HttpClient, IFaceEnrollmentClient> client,
        Func<FaceImage> picture
    )
    {
        var ticket = new Lazy<FaceEnrollmentTicket>(() => LostTicket.Of(sound, client, picture()));
        return new FuzzedCall(
            $"{vendor}, read back",
            sound,
            others,
            h =>
                ((IFaceEnrollmentReconciler)client(h)).ReconcileAsync(
                    ticket.Value,
                    new FaceEnrollmentRequest("p1", picture())
                )
        );
    }

    private static FuzzedCall Person(
        string vendor,
        string sound,
        string other,
        Func<HttpClient, IFaceEnrollmentClient> client,
        Func<FaceImage>? picture = null
    ) =>
        new(
            $"{vendor}, make a person",
            _ => sound,
            [other],
            h =>
                ((IFacePersonProvisioner)client(h)).CreatePersonAsync(
                    new FacePersonRequest("p1", "g1") { Name = "n", FirstImage = picture?.Invoke() }
                )
        );

    private static FaceImage FromBytes() => FaceImage.FromBytes(s_picture);

    private static FaceImage FromUrl() => FaceImage.FromUrl(new Uri("https://pictures.example/a.jpg"));

    private static string IdVerificationSound(HttpRequestMessage request) =>
        request.RequestUri!.Host.Contains("viapi-b") ? ""
        : request.RequestUri.Query.Contains("AuthorizeFileUpload")
        || (request.Headers.TryGetValues("x-acs-action", out var actions) && actions.Contains("AuthorizeFileUpload"))
            ? IdVerificationPermit
        : IdVerificationOk;

    private static string FinAuthSound(HttpRequestMessage request) =>
        request.RequestUri!.AbsolutePath switch
        {
            var path when path.EndsWith("/get_size", StringComparison.Ordinal) => FinAuthSize,
            var path when path.EndsWith("/list", StringComparison.Ordinal) => FinAuthList,
            _ => FinAuthOk,
        };

    private static string AdvanceAISound(HttpRequestMessage request) =>
        request.RequestUri!.AbsolutePath switch
        {
            var path when path.EndsWith("/generate-token", StringComparison.Ordinal) => AdvanceAIToken,
            var path when path.EndsWith("/search", StringComparison.Ordinal) => AdvanceAISearch,
            _ => AdvanceAIOk,
        };

    private static T Once<T>(T options)
        where T : FaceEnrollmentOptions
    {
        options.Retry.MaxRetries = 0;
        return options;
    }

    private static TencentCloudFaceEnrollmentClient Tencent(HttpClient http) =>
        new(Once(new TencentCloudOptions { SecretId = "i", SecretKey = "s" }), http);

    private static AlibabaGuardrailsFaceEnrollmentClient Guardrails(HttpClient http) =>
        new(Once(new AlibabaGuardrailsOptions { AccessKeyId = "i", AccessKeySecret = "s" }), http);

    private static AlibabaIdVerificationFaceEnrollmentClient IdVerification(
        HttpClient http,
        Action<AlibabaIdVerificationOptions>? configure = null
    )
    {
        var options = new AlibabaIdVerificationOptions
        {
            AccessKeyId = "i",
            AccessKeySecret = "s",
            LibraryId = "l",
            Region = "ap-southeast-1",
        };
        configure?.Invoke(options);
        return new(Once(options), http);
    }

    private static FinAuthFaceEnrollmentClient FinAuth(HttpClient http) =>
        new(
            Once(
                new FinAuthOptions
                {
                    ApiKey = "k",
                    ApiSecret = "s",
                    LibraryId = "g",
                }
            ),
            http
        );

    private static AdvanceAIFaceEnrollmentClient AdvanceAI(HttpClient http) =>
        new(
            Once(
                new AdvanceAIOptions
                {
                    AccessKey = "k",
                    SecretKey = "s",
                    LibraryId = "1",
                    Region = AdvanceAIRegion.Singapore,
                    UniqueExternalReference = true,
                    ReconcileBySearch = true,
                }
            ),
            http
        );
}
