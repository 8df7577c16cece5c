using System.Globalization;
using System.Text;

namespace FaceEnroll.Sdk.Benchmarks.Sink;

/// <summary>One good reply per operation, of the size and shape that the vendors document.</summary>
internal static class CannedReplies
{
    public const string Token = "eyJhbGciOiJIUzI1NiJ9.benchmark-access-token.0123456789abcdef";

    private static readonly byte[] s_tencent = Json(
        """{"Response":{"SucFaceNum":1,"SucFaceIds":["4003164458136439042"],"SucFaceRects":[{"X":120,"Y":88,"Width":300,"Height":390}],"RetCode":[0],"SucIndexes":[0],"FaceModelVersion":"3.0","RequestId":"5b2a1c7e-8a0e-4c7d-9b5e-7f1f5d2e3a4b"}}"""
    );

    private static readonly byte[] s_guardrails = Json(
        """{"msg":"OK","code":200,"requestId":"4B2C9F1E-0B8A-5C6D-9E7F-1A2B3C4D5E6F","data":{"code":200,"groupIds":["staff"],"faceImageItems":[{"faceId":10000000000123457,"success":true,"msg":"OK"}]}}"""
    );

    private static readonly byte[] s_addFaceRecord = Json(
        """{"RequestId":"130A2C10-B9EE-4D84-88E3-5384FF039795","Code":"Success","Message":"success","Result":{"Passed":"Y","ExtFaceInfo":"{\"faceQuality\":\"HIGH\"}"}}"""
    );

    private static readonly byte[] s_permit = Json(
        """{"RequestId":"130A2C10-B9EE-4D84-88E3-5384FF039796","AccessKeyId":"LTAI0000000000000000","EncodedPolicy":"eyJleHBpcmF0aW9uIjoiMjAzMC0wMS0wMVQwMDowMDowMFoifQ==","Signature":"a0Zv1JpHqS2fWk3yX4bT5cR6dE0=","ObjectKey":"1180/2022-08-09/4c7d9b5e7f1f5d2e","Bucket":"benchmark-bucket","Endpoint":"oss-ap-southeast-1.aliyuncs.com","UseAccelerate":"false"}"""
    );

    private static readonly byte[] s_finAuth = Json(
        """{"request_id":"1666666666,5b2a1c7e-8a0e-4c7d-9b5e-7f1f5d2e3a4b","time_used":15,"group_id":"staff","face_token":"5b2a1c7e8a0e4c7d9b5e7f1f5d2e3a4b"}"""
    );

    private static readonly byte[] s_advanceAI = Json(
        """{"code":"SUCCESS","message":"OK","data":"63f5c0ae8d6c3e00010b2a3c","extra":null,"transactionId":"5b2a1c7e8a0e4c7d","pricingStrategy":"PAY"}"""
    );

    private static readonly byte[] s_token = Json(
        $$"""{"code":"SUCCESS","message":"OK","data":{"token":"{{Token}}","expiredTime":4102444800000},"extra":null,"transactionId":"5b2a1c7e8a0e4c7e","pricingStrategy":"FREE"}"""
    );

    private static readonly byte[] s_created = Reply("201 Created", "application/xml", "<PostResponse/>");

    /// <summary>The whole reply, head and body.</summary>
    public static byte[] For(RequestHead head)
    {
        var target = head.Target;
        return target.StartsWith("/green/", StringComparison.Ordinal) ? s_guardrails
            : target.StartsWith("/finauth/", StringComparison.Ordinal) ? s_finAuth
            : target.StartsWith("/intl/openapi/face-search/", StringComparison.Ordinal) ? s_advanceAI
            : target.StartsWith("/openapi/auth/", StringComparison.Ordinal) ? s_token
            : head.Header("X-TC-Action") is not null ? s_tencent
            : head.Method == "GET" ? s_permit
            : head.Header("Content-Type")!.StartsWith("multipart/", StringComparison.Ordinal) ? s_created
            : s_addFaceRecord;
    }

    /// <summary>The body alone.</summary>
    public static byte[] BodyFor(RequestHead head)
    {
        var reply = For(head);
        return reply[(reply.AsSpan().IndexOf("\r\n\r\n"u8) + 4)..];
    }

    private static byte[] Json(string body) => Reply("200 OK", "application/json", body);

    private static byte[] Reply(string status, string type, string body) =>
        Encoding.UTF8.GetBytes(
            string.Create(
                CultureInfo.InvariantCulture,
                $"HTTP/1.1 {status}\r\nDate: {DateTime.UtcNow:r}\r\nContent-Type: {type}\r\nContent-Length: {body.Length}\r\n\r\n{body}"
            )
        );
}
