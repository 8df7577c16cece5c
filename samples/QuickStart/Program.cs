using System.CommandLine;
using FaceEnroll.Sdk;
using QuickStart;

var portrait = Path.Combine(AppContext.BaseDirectory, "Assets", "astronaut-720x960.jpg");

var vendor = new Option<FaceVendor?>("--vendor")
{
    Description = "Enroll at this vendor's real service instead of the embedded sandbox.",
};
var person = new Option<string>("--person")
{
    Description = "The person's id at the real service.",
    DefaultValueFactory = _ => "quickstart-person",
};
var picture = new Option<string>("--picture")
{
    Description = "A portrait: a file, or a URL where the vendor takes URLs.",
    DefaultValueFactory = _ => portrait,
};
var root = new RootCommand(
    "Enrolls a portrait. Without arguments: at all five vendors, against a sandbox in this process.\n\n"
        + RealService.Help
)
{
    vendor,
    person,
    picture,
};
root.SetAction(
    (arguments, cancellationToken) =>
        arguments.GetValue(vendor) is { } real
            ? RealService.RunAsync(real, arguments.GetValue(person)!, arguments.GetValue(picture)!, cancellationToken)
            : SandboxTour.RunAsync(portrait, cancellationToken)
);
return await root.Parse(args).InvokeAsync();
