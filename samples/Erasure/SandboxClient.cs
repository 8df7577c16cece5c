using FaceEnroll.Sandbox;
using FaceEnroll.Sdk.FinAuth;

namespace Erasure;

/// <summary>A client of the sandbox. For the real service, endpoint and clock are left out, and the keys are your own.</summary>
internal static class SandboxClient
{
    public static FinAuthFaceEnrollmentClient Create(FaceEnrollSandbox sandbox, TimeProvider clock) =>
        new(
            new FinAuthOptions
            {
                Endpoint = sandbox.Url,
                ApiKey = "sandbox-key",
                ApiSecret = "sandbox-secret",
                LibraryId = FaceEnrollSandboxOptions.DefaultLibraryId,
                TimeProvider = clock,
            }
        );
}
