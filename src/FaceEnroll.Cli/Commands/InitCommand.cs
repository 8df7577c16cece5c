using System.CommandLine;
using System.Text;
using FaceEnroll.Cli.Configuration;
using FaceEnroll.Cli.Help;
using FaceEnroll.Cli.Hosting;

namespace FaceEnroll.Cli.Commands;

/// <summary>Writes a configuration to begin with.</summary>
internal static class InitCommand
{
    public static Command Create(ToolHost host)
    {
        var vendor = VendorOption.Create($"The vendor: {VendorOptions.Names}. Default: TencentCloud.");
        var force = new Option<bool>("--force") { Description = "Replace the file if it is there." };
        var command = new ToolCommand("init", $"Write a commented {ConfigurationFile.Name} for one vendor.")
        {
            Group = "Begin",
            Examples = ["faceenroll init --vendor FinAuth"],
            Remarks =
                "Keys are never in the file: the command says which environment variables hold them. So is a ledger's PersonIdKey: FaceEnrollTool__PersonIdKey.",
        };
        command.Add(vendor);
        command.Add(force);
        command.SetAction(parsed =>
            Write(host, parsed.GetValue(vendor) ?? FaceVendor.TencentCloud, parsed.GetValue(force))
        );
        return command;
    }

    private static int Write(ToolHost host, FaceVendor vendor, bool force)
    {
        var path = host.Resolve(ConfigurationFile.Name);
        try
        {
            using var file = new FileStream(path, force ? FileMode.Create : FileMode.CreateNew);
            file.Write(Encoding.UTF8.GetBytes(ConfigurationTemplate.For(vendor)));
        }
        catch (IOException) when (!force && File.Exists(path))
        {
            throw new ToolException($"{ConfigurationFile.Name} is there already: --force replaces it.");
        }

        var variables = ConfigurationTemplate.Variables(vendor);
        var output = host.Terminal.Out;
        output.WriteLine($"{ConfigurationFile.Name} is written for {vendor}. Look into it: it says what may be set.");
        output.WriteLine($"Keys come from environment variables: {string.Join(" and ", variables)},");
        output.WriteLine($"or {VendorOptions.New(vendor).Credentials.EnvironmentNames}.");
        output.WriteLine("Then: faceenroll probe");
        return ExitCode.AllEnrolled;
    }
}
