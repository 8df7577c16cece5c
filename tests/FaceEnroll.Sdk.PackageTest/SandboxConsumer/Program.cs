// Enrolls at the embedded sandbox of the packed FaceEnroll.Sandbox, with the packed FaceEnroll.Sdk, what the packed
// FaceEnroll.Imaging made and the packed FaceEnroll.Imaging.FaceCheck looked at.
using FaceEnroll.Imaging;
using FaceEnroll.Imaging.FaceCheck;
using FaceEnroll.Sandbox;
using FaceEnroll.Sdk;
using FaceEnroll.Sdk.TencentCloud;

using var check = new FaceImageCheck();
await using var sandbox = await FaceEnrollSandbox.StartAsync();
var client = new TencentCloudFaceEnrollmentClient(
    new TencentCloudOptions
    {
        Endpoint = sandbox.Url,
        SecretId = "sandbox-key",
        SecretKey = "sandbox-secret",
        ImagePreparer = new FaceImageFitter(new FaceImagingOptions { Inspector = check }),
    }
);
await client.EnrollAsync(new FaceEnrollmentRequest("sandbox-person", FaceImage.FromFile(args[0])));
await using var portrait = File.OpenRead(args[0]);
var report = await new FaceImageFitter(new FaceImagingOptions { Inspector = check }).ReportAsync(
    portrait,
    new FaceImageTarget(client.Vendor, client.Limits)
);
Console.WriteLine($"looked at: {report.IsInspected}, findings: {report.Findings.Count}");
Console.WriteLine($"{sandbox.Store.Faces.Count()} face in the embedded sandbox");
return sandbox.Store.Faces.Count() == 1 && report is { IsInspected: true, Findings.Count: 0 } ? 0 : 1;
