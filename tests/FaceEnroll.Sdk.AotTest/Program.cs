// Enrolls one portrait at every vendor of a running sandbox, as a consumer's program would: configuration, container,
// keyed clients. Where the vendor lists and deletes, it lists the library, erases the person, and verifies the receipt. Published with NativeAOT by .ci/aot-test, built against the packed library by .ci/package-test.
// Arguments: the sandbox's URL, the portrait's path. Prints a line a vendor; exit code 0 when every face was enrolled.
using System.Diagnostics;
using FaceEnroll.Sdk;
using FaceEnroll.Sdk.AotTest;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

var startTime = DateTime.Now - Process.GetCurrentProcess().StartTime;
string url = args[0];
string portrait = args[1];

Dictionary<string, string?> Section(string vendor, string keyId, string secret, bool hasLibrary) =>
    new()
    {
        [$"{vendor}:Endpoint"] = url,
        [$"{vendor}:{keyId}"] = "sandbox-key",
        [$"{vendor}:{secret}"] = "sandbox-secret",
        // A name that a vendor does not have is refused, so the others get one that all have.
        [hasLibrary ? $"{vendor}:LibraryId" : $"{vendor}:Account"] = "sandbox-library",
    };

var vendors = new Dictionary<string, Dictionary<string, string?>>
{
    ["TencentCloud"] = Section("TencentCloud", "SecretId", "SecretKey", hasLibrary: false),
    ["AlibabaGuardrails"] = Section("AlibabaGuardrails", "AccessKeyId", "AccessKeySecret", hasLibrary: false),
    ["AlibabaIdVerification"] = Section("AlibabaIdVerification", "AccessKeyId", "AccessKeySecret", hasLibrary: true),
    ["FinAuth"] = Section("FinAuth", "ApiKey", "ApiSecret", hasLibrary: true),
    ["AdvanceAI"] = Section("AdvanceAI", "AccessKey", "SecretKey", hasLibrary: true),
};
vendors["AlibabaIdVerification"]["AlibabaIdVerification:Region"] = "ap-southeast-1";
vendors["AlibabaIdVerification"]["AlibabaIdVerification:OpenPlatformEndpoint"] = vendors["AlibabaIdVerification"][
    "AlibabaIdVerification:Endpoint"
];
IConfiguration configuration = new ConfigurationBuilder()
    .AddInMemoryCollection(vendors.Values.SelectMany(section => section))
    .Build();

var services = new ServiceCollection();
services.AddFaceEnrollment(configuration);
services.AddSingleton<IFaceImageHost, LoopbackImageHost>();
int failures = 0;
using (var provider = services.BuildServiceProvider(validateScopes: true))
{
    foreach (string vendor in vendors.Keys)
    {
        var watch = Stopwatch.StartNew();
        string outcome;
        try
        {
            var client = provider.GetRequiredKeyedService<IFaceEnrollmentClient>(vendor);
            var result = await client.EnrollAsync(
                new FaceEnrollmentRequest("sandbox-person", FaceImage.FromFile(portrait))
            );
            outcome = $"{result.Images[0].Status}, face {result.Images[0].FaceId ?? "without an id"}";
            failures += result.Images[0].Status == FaceImageStatus.Enrolled ? 0 : 1;
            if (client is IFaceEraser eraser)
            {
                int listed = 0;
                await foreach (var _ in ((IFaceDirectory)client).ListFacesOfLibraryAsync("sandbox-library"))
                {
                    listed++;
                }

                var receipt = await eraser.ErasePersonAsync("sandbox-person");
                receipt = await eraser.VerifyErasureAsync(FaceErasureReceipt.FromJson(receipt.ToJson()));
                int gone = receipt.Faces.Count(face => face.Outcome == FaceDeletionOutcome.Gone);
                outcome += $", {listed} listed, {gone} erased, receipt {receipt.Status}";
                failures += (listed, gone, receipt.Status) is (> 0, > 0, FaceErasureStatus.Pending) ? 0 : 1;
            }
        }
        catch (Exception e) when (e is FaceEnrollmentException or InvalidOperationException or HttpRequestException)
        {
            outcome = e.ToString();
            failures++;
        }

        Console.WriteLine($"{vendor}: {outcome}, {watch.ElapsedMilliseconds} ms");
    }
}

Console.WriteLine(
    $"{vendors.Count - failures} of {vendors.Count} enrolled; Main began {startTime.TotalMilliseconds:0} ms after the process"
);
return failures == 0 ? 0 : 1;
