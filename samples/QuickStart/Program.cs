using System.CommandLine;
using FaceEnroll.Sdk;
using QuickStart;

var portrait = Path.Combine(AppContext.BaseDirectory, "Assets", "astronaut-720x960.jpg");

var vendor = new Option<FaceVendor?>("--vendor")
{
    Description = "Enroll at this vendor's real service instead of the embedded sandbox.",
};
vendor.Validators.Add(given =>
{
    // A number would be read as an enum's value, even one that has no name.
    var name = given.Tokens is [var token] ? token.Value : "";
    if (!Enum.GetNames<FaceVendor>().Contains(name, StringComparer.OrdinalIgnoreCase))
    {
        given.AddError($"--vendor is one of {string.Join(", ", Enum.GetNames<FaceVendor>())}.");
    }
});
var person = new Option<string?>("--person")
{
    Description = $"The person's id at the real service. Default: {RealService.Person}.",
};
var picture = new Option<string?>("--picture")
{
    Description =
        "A portrait: a file, or with --vendor a URL where the vendor takes URLs. Default: a portrait that is here.",
};
var root = new RootCommand(
    "Enrolls a portrait. Without --vendor: at all five vendors, against a sandbox in this process.\n\n"
        + RealService.Help
)
{
    vendor,
    person,
    picture,
};
root.Validators.Add(given =>
{
    if (given.GetResult(vendor) is null && given.GetResult(person) is not null)
    {
        given.AddError("--person is for a real service, which --vendor names: the sandbox has people of its own.");
    }
});
root.SetAction(
    (arguments, cancellationToken) =>
    {
        var given = arguments.GetValue(picture) ?? portrait;
        return arguments.GetValue(vendor) is { } real
            ? RealService.RunAsync(real, arguments.GetValue(person) ?? RealService.Person, given, cancellationToken)
            : SandboxTour.RunAsync(given, cancellationToken);
    }
);
return await root.Parse(args).InvokeAsync();
