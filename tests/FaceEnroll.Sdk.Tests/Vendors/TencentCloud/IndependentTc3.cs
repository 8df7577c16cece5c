using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using FaceEnroll.Sdk.Tests.Support;

namespace FaceEnroll.Sdk.Tests.Vendors.TencentCloud;

/// <summary>TC3-HMAC-SHA256 once more, straight from its specification and from the bytes on the wire.</summary>
internal static class IndependentTc3
{
    public static string Authorization(RecordedRequest request, string secretId, string secretKey)
    {
        var host = request.Uri.IsDefaultPort ? request.Uri.IdnHost : $"{request.Uri.IdnHost}:{request.Uri.Port}";
        var timestamp = request.Header("X-TC-Timestamp")!;
        var payload =
            request.Header("X-TC-Content-SHA256") == "UNSIGNED-PAYLOAD"
                ? Encoding.ASCII.GetBytes("UNSIGNED-PAYLOAD")
                : request.Body;
        var canonical =
            $"{request.Method}\n/\n\ncontent-type:{request.Header("Content-Type")}\nhost:{host}\n\ncontent-type;host\n{Hex(SHA256.HashData(payload))}";
        var date = DateTimeOffset
            .FromUnixTimeSeconds(long.Parse(timestamp, CultureInfo.InvariantCulture))
            .UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var scope = $"{date}/iai/tc3_request";
        var toSign =
            $"TC3-HMAC-SHA256\n{timestamp}\n{scope}\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        var key = Hmac(Hmac(Hmac(Encoding.UTF8.GetBytes("TC3" + secretKey), date), "iai"), "tc3_request");
        return $"TC3-HMAC-SHA256 Credential={secretId}/{scope}, SignedHeaders=content-type;host, Signature={Hex(Hmac(key, toSign))}";
    }

    private static byte[] Hmac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
