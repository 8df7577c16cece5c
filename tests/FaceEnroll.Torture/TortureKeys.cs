using FaceEnroll.Sandbox;
using FaceEnroll.Sdk;
using FaceEnroll.Sdk.AdvanceAI;
using FaceEnroll.Sdk.AlibabaGuardrails;
using FaceEnroll.Sdk.AlibabaIdVerification;
using FaceEnroll.Sdk.FinAuth;
using FaceEnroll.Sdk.TencentCloud;

namespace FaceEnroll.Torture;

/// <summary>A pair of keys that the sandbox takes.</summary>
internal sealed record TortureKeys(string Id, string Secret)
{
    /// <summary>Every sandbox has it.</summary>
    public static TortureKeys First { get; } = new("sandbox-key", "sandbox-secret");

    public static TortureKeys Second { get; } = new("second-key", "second-secret");

    public SandboxCredential ForSandbox => new(Id, Secret);

    /// <summary>Lets a client sign with it.</summary>
    public void Sign(FaceEnrollmentOptions options)
    {
        switch (options)
        {
            case TencentCloudOptions tencent:
                (tencent.SecretId, tencent.SecretKey) = (Id, Secret);
                break;
            case AlibabaGuardrailsOptions guardrails:
                (guardrails.AccessKeyId, guardrails.AccessKeySecret) = (Id, Secret);
                break;
            case AlibabaIdVerificationOptions idVerification:
                (idVerification.AccessKeyId, idVerification.AccessKeySecret) = (Id, Secret);
                break;
            case FinAuthOptions finAuth:
                (finAuth.ApiKey, finAuth.ApiSecret) = (Id, Secret);
                break;
            case AdvanceAIOptions advance:
                (advance.AccessKey, advance.SecretKey) = (Id, Secret);
                break;
            default:
                throw new NotSupportedException($"Which keys does {options} take?");
        }
    }
}
