// Enrolls at the embedded sandbox of the packed FaceEnroll.Sandbox, with the packed FaceEnroll.Sdk.
using FaceEnroll.Sandbox;
using FaceEnroll.Sdk;
using FaceEnroll.Sdk.TencentCloud;

await using var sandbox = await FaceEnrollSandbox.StartAsync();
var client = new TencentCloudFaceEnrollmentClient(
    new TencentCloudOptions
    {
        Endpoint = sandbox.Url,
        SecretId = "sandbox-key",
        SecretKey = "sandbox-secret",
    }
);
await client.EnrollAsync(new FaceEnrollmentRequest("sandbox-person", FaceImage.FromFile(args[0])));
Console.WriteLine($"{sandbox.Store.Faces.Count()} face in the embedded sandbox");
return sandbox.Store.Faces.Count() == 1 ? 0 : 1;
