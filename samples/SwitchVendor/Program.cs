using FaceEnroll.Sandbox;
using FaceEnroll.Sdk;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using QuickStart;
using SwitchVendor;

// One configuration value, FaceEnrollment:Default, chooses the vendor:
//   dotnet run --project samples/SwitchVendor -- --FaceEnrollment:Default=FinAuth
// Without it, each of the five is chosen in turn. The code that enrolls is the same: PortraitDesk.
await using var sandbox = await FaceEnrollSandbox.StartAsync();
var portrait = Path.Combine(AppContext.BaseDirectory, "Assets", "astronaut-720x960.jpg");
var chosen = new ConfigurationBuilder().AddCommandLine(args).Build()["FaceEnrollment:Default"];

var failures = 0;
foreach (var vendor in chosen is null ? Enum.GetNames<FaceVendor>() : [chosen])
{
    var configuration = new ConfigurationBuilder()
        .AddInMemoryCollection(SandboxSettings.ForAllVendors(sandbox.Url))
        .AddInMemoryCollection([new("FaceEnrollment:Default", vendor)])
        .Build();

    var services = new ServiceCollection();
    services.AddFaceEnrollment(configuration.GetSection("FaceEnrollment"));
    services.AddSingleton<IFaceImageHost>(new SandboxImageHost(sandbox)); // Guardrails takes URLs only.
    services.AddSingleton<PortraitDesk>();
    await using var provider = services.BuildServiceProvider();

    var isEnrolled = await provider.GetRequiredService<PortraitDesk>().EnrollAsync("new-person", portrait);
    failures += isEnrolled ? 0 : 1;
}

return failures;
