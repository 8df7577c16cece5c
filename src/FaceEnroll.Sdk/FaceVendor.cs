using System.Text.Json.Serialization;

namespace FaceEnroll.Sdk;

/// <summary>The vendors whose "add a face" API this library speaks.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FaceVendor>))]
public enum FaceVendor
{
    /// <summary>Tencent Cloud IAI, operation <c>CreateFace</c>.</summary>
    TencentCloud = 1,

    /// <summary>Alibaba Cloud AI Guardrails (Content Moderation), <c>POST /green/sface/face/add</c>.</summary>
    AlibabaGuardrails = 2,

    /// <summary>Alibaba Cloud ID Verification (cloudauth-intl), operation <c>AddFaceRecord</c>.</summary>
    AlibabaIdVerification = 3,

    /// <summary>YLJZ FinAuth FaceSearch, <c>POST /finauth/search/group/add</c>.</summary>
    FinAuth = 4,

    /// <summary>ADVANCE.AI face-search, <c>POST /intl/openapi/face-search/facereferences</c>.</summary>
    AdvanceAI = 5,
}
