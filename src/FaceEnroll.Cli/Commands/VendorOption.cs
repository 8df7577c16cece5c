using System.CommandLine;
using FaceEnroll.Cli.Configuration;

namespace FaceEnroll.Cli.Commands;

/// <summary>An option that names a vendor.</summary>
internal static class VendorOption
{
    public static Option<FaceVendor?> Create(string description)
    {
        var option = new Option<FaceVendor?>("--vendor")
        {
            HelpName = "VENDOR",
            Description = description,
            CustomParser = result =>
            {
                if (VendorOptions.Find(result.Tokens[0].Value) is { } vendor)
                {
                    return vendor;
                }

                result.AddError($"--vendor takes one of {VendorOptions.Names}.");
                return null;
            },
        };
        option.CompletionSources.Clear();
        option.CompletionSources.Add([.. VendorOptions.All.Select(v => v.ToString())]);
        return option;
    }
}
