// Opens a ledger, enrolls a person, asks for the same again, and runs a list of two people with its report, as a consumer's program
// would. Published with NativeAOT by .ci/aot-test. Argument: the path of a portrait. Prints a line a step; exit code 0 when all
// went as it should.
using System.Text;
using FaceEnroll.Ledger;
using FaceEnroll.Ledger.AotTest;
using FaceEnroll.Sdk;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;

string portrait = Path.GetFullPath(args[0]);
string folder = Directory.CreateTempSubdirectory("faceenroll-aot-").FullName;
string file = Path.Combine(folder, "faces.ledger");
int failures = 0;
try
{
    var vendor = new ScriptedVendor();
    var services = new ServiceCollection();
    services
        .AddFaceEnrollment()
        .AddTencentCloud(o => (o.SecretId, o.SecretKey) = ("key", "secret"))
        .AddLedger(o => o.File = file);
    services.ConfigureAll<HttpClientFactoryOptions>(o =>
        o.HttpMessageHandlerBuilderActions.Add(b => b.PrimaryHandler = vendor)
    );
    await using var provider = services.BuildServiceProvider(validateScopes: true);

    var client = provider.GetRequiredService<IFaceEnrollmentClient>();
    var request = new FaceEnrollmentRequest("person-1", FaceImage.FromFile(portrait));
    var first = await client.EnrollAsync(request);
    Check("enrolled", first.Images[0] is { Status: FaceImageStatus.Enrolled, FromLedger: false });
    var second = await client.EnrollAsync(request);
    Check("repeated from the record", second.Images[0].FromLedger && second.Images[0].FaceId == first.Images[0].FaceId);
    Check("one picture was sent", vendor.Faces == 1);

    string list = Path.Combine(folder, "people.csv");
    await File.WriteAllTextAsync(list, $"person,picture\nperson-2,{portrait}\nperson-3,{portrait}\n");
    var runs = provider.GetRequiredService<IFaceRuns>();
    var summary = await runs.RunAsync(new FaceRun("aot") { Source = FaceRunSource.Csv(list) });
    Check($"the run enrolled {summary.Enrolled} of two", summary is { Enrolled: 2, State: FaceRunState.Completed });
    foreach (var format in Enum.GetValues<FaceRunReportFormat>())
    {
        using var output = new MemoryStream();
        await runs.WriteReportAsync("aot", format, output);
        string report = Encoding.UTF8.GetString(output.ToArray());
        string expected = format == FaceRunReportFormat.Html ? "</html>" : "person-3";
        Check($"{format}: {output.Length} bytes of report", report.Contains(expected, StringComparison.Ordinal));
    }

    // What notices it calls SQLite itself.
    File.Move(file, file + ".moved");
    await File.WriteAllTextAsync(file, "");
    try
    {
        await client.EnrollAsync(new FaceEnrollmentRequest("person-4", FaceImage.FromFile(portrait)));
        Check("a replaced ledger is noticed", false);
    }
    catch (FaceEnrollmentException e)
    {
        var fault = (e.InnerException as FaceLedgerException)?.Fault;
        Check($"a replaced ledger is noticed: {fault}", fault == FaceLedgerFault.Replaced);
    }
}
finally
{
    Directory.Delete(folder, recursive: true);
}

return failures == 0 ? 0 : 1;

void Check(string what, bool isTrue)
{
    failures += isTrue ? 0 : 1;
    Console.WriteLine(isTrue ? what : $"NOT: {what}");
}
