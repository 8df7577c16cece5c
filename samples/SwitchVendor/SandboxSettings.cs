using FaceEnroll.Sandbox;

namespace SwitchVendor;

/// <summary>What an appsettings.json would hold, with the sandbox's address and keys.</summary>
internal static class SandboxSettings
{
    private const string Key = "sandbox-key";
    private const string Secret = "sandbox-secret";
    private const string Library = FaceEnrollSandboxOptions.DefaultLibraryId;

    public static Dictionary<string, string?> ForAllVendors(Uri sandbox) =>
        new()
        {
            ["FaceEnrollment:TencentCloud:Endpoint"] = sandbox.AbsoluteUri,
            ["FaceEnrollment:TencentCloud:SecretId"] = Key,
            ["FaceEnrollment:TencentCloud:SecretKey"] = Secret,
            ["FaceEnrollment:AlibabaGuardrails:Endpoint"] = sandbox.AbsoluteUri,
            ["FaceEnrollment:AlibabaGuardrails:AccessKeyId"] = Key,
            ["FaceEnrollment:AlibabaGuardrails:AccessKeySecret"] = Secret,
            ["FaceEnrollment:AlibabaIdVerification:Endpoint"] = sandbox.AbsoluteUri,
            ["FaceEnrollment:AlibabaIdVerification:OpenPlatformEndpoint"] = sandbox.AbsoluteUri,
            ["FaceEnrollment:AlibabaIdVerification:UploadEndpoint"] = sandbox.AbsoluteUri,
            ["FaceEnrollment:AlibabaIdVerification:AccessKeyId"] = Key,
            ["FaceEnrollment:AlibabaIdVerification:AccessKeySecret"] = Secret,
            ["FaceEnrollment:AlibabaIdVerification:Region"] = "ap-southeast-1",
            ["FaceEnrollment:AlibabaIdVerification:LibraryId"] = Library,
            ["FaceEnrollment:FinAuth:Endpoint"] = sandbox.AbsoluteUri,
            ["FaceEnrollment:FinAuth:ApiKey"] = Key,
            ["FaceEnrollment:FinAuth:ApiSecret"] = Secret,
            ["FaceEnrollment:FinAuth:LibraryId"] = Library,
            ["FaceEnrollment:AdvanceAI:Endpoint"] = sandbox.AbsoluteUri,
            ["FaceEnrollment:AdvanceAI:AccessKey"] = Key,
            ["FaceEnrollment:AdvanceAI:SecretKey"] = Secret,
            ["FaceEnrollment:AdvanceAI:LibraryId"] = Library,
        };
}
