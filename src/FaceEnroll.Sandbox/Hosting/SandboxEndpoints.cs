using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.Vendors.AdvanceAI;
using FaceEnroll.Sandbox.Vendors.AlibabaGuardrails;
using FaceEnroll.Sandbox.Vendors.AlibabaIdVerification;
using FaceEnroll.Sandbox.Vendors.FinAuth;
using FaceEnroll.Sandbox.Vendors.Oss;
using FaceEnroll.Sandbox.Vendors.TencentCloud;

namespace FaceEnroll.Sandbox.Hosting;

/// <summary>The table of vendors; a sixth is one more line.</summary>
internal static class SandboxEndpoints
{
    public static IReadOnlyList<IVendorEndpoint> All(SandboxContext sandbox)
    {
        var bucket = new OssBucket();
        sandbox.ForgetUploads = bucket.Clear;
        return
        [
            new TencentCloudEndpoint(sandbox),
            new AlibabaGuardrailsEndpoint(sandbox),
            new FinAuthEndpoint(sandbox),
            new AdvanceAIEndpoint(sandbox),
            new OssEndpoint(bucket),
            // Last: its RPC requests have the least telling shape.
            new AlibabaIdVerificationEndpoint(sandbox, bucket),
        ];
    }
}
