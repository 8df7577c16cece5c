using System.CommandLine;
using FaceEnroll.Cli.Configuration;
using FaceEnroll.Cli.Help;
using FaceEnroll.Cli.Hosting;
using FaceEnroll.Cli.Pictures;
using FaceEnroll.Cli.Runs;
using FaceEnroll.Ledger;

namespace FaceEnroll.Cli.Commands;

/// <summary>Says what each vendor would say of pictures, before anything is sent.</summary>
internal static class CheckCommand
{
    public static Command Create(ToolHost host, GlobalOptions options)
    {
        var pictures = new Argument<string[]>("picture")
        {
            HelpName = "PICTURE",
            Description = "Files.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var source = new SourceOptions();
        var vendor = VendorOption.Create(
            "The vendor that matters for the exit code. Default: --registration's, else all."
        );
        var command = new ToolCommand("check", "Say what each vendor would say of pictures, before anything is sent.")
        {
            Group = "Begin",
            Examples =
            [
                "faceenroll check portrait.jpg",
                "faceenroll check --manifest people.csv --pictures photos --vendor FinAuth",
            ],
            Remarks =
                "Held against documented limits: format, bytes, sides. Doubtful is what a vendor advises against, and may refuse. Whether a face is in it only the vendor tells. Exit code 2 if the chosen vendor would refuse one; without a vendor, if all would. Nothing need be configured.",
        };
        command.Add(pictures);
        source.AddTo(command);
        command.Add(vendor);
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var files = parsed.GetValue(pictures) ?? [];
                var list = source.Read(parsed, host);
                if (files.Length == 0 == list is null)
                {
                    throw new ToolException("Give pictures, or a list with --manifest, or a folder with --folder.");
                }

                var chosen = parsed.GetValue(vendor) ?? Registered(host, options, parsed);
                var check = new CheckReport(host.Terminal, parsed.GetValue(options.Json), chosen);
                var look = new PictureCheck();
                if (list is null)
                {
                    foreach (var file in files)
                    {
                        await check.AddAsync(look, file, host.Resolve(file), cancellationToken).ConfigureAwait(false);
                    }
                }
                else
                {
                    await AddListAsync(check, look, list, chosen, cancellationToken).ConfigureAwait(false);
                }

                return check.End();
            }
        );
        return command;
    }

    private static async Task AddListAsync(
        CheckReport check,
        PictureCheck look,
        FaceRunSource list,
        FaceVendor? chosen,
        CancellationToken cancellationToken
    )
    {
        // The list's columns are held against one vendor's parameters: any will do where none is chosen.
        var lines = list.ReadAsync(chosen ?? FaceVendor.TencentCloud, cancellationToken);
        await foreach (var line in lines.ConfigureAwait(false))
        {
            if (line.Item is not { } item)
            {
                check.AddFault(line.Line, line.Fault ?? "it is wrong");
            }
            else if (PictureSource.IsUrl(item.Picture))
            {
                check.AddUnseen(item.Picture);
            }
            else
            {
                var path = list.Pictures is { } folder ? Path.GetFullPath(item.Picture, folder) : item.Picture;
                await check.AddAsync(look, item.Picture, path, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>The vendor of the registration that was named; a vendor's name needs no configuration.</summary>
    private static FaceVendor? Registered(ToolHost host, GlobalOptions options, ParseResult parsed)
    {
        if (parsed.GetValue(options.Registration) is not { } name)
        {
            return null;
        }

        var section = ToolSettings
            .Load(host, options, parsed)
            .Configuration.GetSection($"{ToolSettings.Section}:{name}");
        return VendorOptions.Find(section["Vendor"] ?? name)
            ?? throw new ToolException(
                "--registration names neither a vendor nor a registration of the configuration."
            );
    }
}
