using System.Text.Json.Serialization;

namespace FaceEnroll.Sdk.AlibabaGuardrails;

/// <summary>How requests are signed.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AlibabaGuardrailsSignatureScheme>))]
public enum AlibabaGuardrailsSignatureScheme
{
    /// <summary>
    /// ROA v1 with HMAC-SHA1 and Content-MD5, as the product's pages describe it
    /// (https://www.alibabacloud.com/help/en/content-moderation/latest/signature-method).
    /// </summary>
    RoaHmacSha1 = 0,

    /// <summary>
    /// ACS3-HMAC-SHA256. That this product accepts it is inferred from the vendor's generated clients; no page says so.
    /// </summary>
    Acs3,
}
