using System.Text.Json.Serialization;

namespace FaceEnroll.Sdk.AlibabaIdVerification;

/// <summary>Over which of OSS's networks a picture is uploaded.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AlibabaIdVerificationUploadNetwork>))]
public enum AlibabaIdVerificationUploadNetwork
{
    /// <summary>The public one.</summary>
    Public = 0,

    /// <summary>OSS's internal host, for callers in the same region inside Alibaba Cloud.</summary>
    Internal = 1,

    /// <summary>OSS's transfer acceleration, where the vendor's reply allows it; else the public network.</summary>
    Accelerate = 2,
}
