namespace FaceEnroll.Sandbox;

/// <summary>The vendors the sandbox stands in for.</summary>
public enum SandboxVendor
{
    /// <summary>Tencent Cloud IAI.</summary>
    TencentCloud = 1,

    /// <summary>Alibaba Cloud AI Guardrails (Content Moderation).</summary>
    AlibabaGuardrails = 2,

    /// <summary>Alibaba Cloud ID Verification (cloudauth-intl).</summary>
    AlibabaIdVerification = 3,

    /// <summary>YLJZ FinAuth FaceSearch.</summary>
    FinAuth = 4,

    /// <summary>ADVANCE.AI face-search.</summary>
    AdvanceAI = 5,
}
