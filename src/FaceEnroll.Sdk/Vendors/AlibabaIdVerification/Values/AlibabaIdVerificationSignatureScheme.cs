using System.Text.Json.Serialization;

namespace FaceEnroll.Sdk.AlibabaIdVerification;

/// <summary>How requests are signed.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AlibabaIdVerificationSignatureScheme>))]
public enum AlibabaIdVerificationSignatureScheme
{
    /// <summary>ACS3-HMAC-SHA256, the vendor's "V3".</summary>
    Acs3HmacSha256 = 0,

    /// <summary>RPC signature version 1.0 with HMAC-SHA1; the vendor no longer recommends it.</summary>
    RpcHmacSha1 = 1,
}
