using FaceEnroll.Sandbox;
using FaceEnroll.Sdk;
using FaceEnroll.Sdk.FinAuth;

// No dependency injection: construct one vendor's client, keep it, and call it.
var portrait = Path.Combine(AppContext.BaseDirectory, "Assets", "astronaut-720x960.jpg");
await using var sandbox = await FaceEnrollSandbox.StartAsync();

var client = new FinAuthFaceEnrollmentClient(
    new FinAuthOptions
    {
        Endpoint = sandbox.Url, // Leave this out for the real service.
        ApiKey = "sandbox-key",
        ApiSecret = "sandbox-secret",
        LibraryId = FaceEnrollSandboxOptions.DefaultLibraryId,
    }
);

try
{
    // The vendor's own request type has every parameter of its page; FaceEnrollmentRequest does where none is needed.
    var result = await client.EnrollAsync(
        new FinAuthFaceEnrollmentRequest("person-1", FaceImage.FromFile(portrait)) { UserData = "branch 7" }
    );
    Console.WriteLine($"Enrolled: face {result.FaceToken}, request {result.RequestId}.");
}
catch (FaceImageRejectedException e)
{
    Console.Error.WriteLine($"Take another picture: {e.Message}");
}
catch (FaceEnrollmentOutcomeUnknownException e)
{
    Console.Error.WriteLine($"Keep the ticket and ask ReconcileAsync before sending again: {e.Message}");
}
catch (FaceEnrollmentException e)
{
    Console.Error.WriteLine($"Not enrolled: {e.Message}");
}

return sandbox.Store.FacesAt(SandboxVendor.FinAuth, "person-1").Count == 1 ? 0 : 1;
