using System.CommandLine;
using FaceEnroll.Cli.Commands;
using FaceEnroll.Cli.Configuration;
using FaceEnroll.Cli.Hosting;
using FaceEnroll.Cli.Sandbox;
using FaceEnroll.Ledger;
using FaceEnroll.Sandbox;

namespace FaceEnroll.Cli.Runs;

/// <summary>A run at a sandbox in this process, with a ledger of its own.</summary>
internal sealed class SandboxRun(ToolHost host, GlobalOptions options, SourceOptions source, DriveOptions drive)
{
    private const string Notice =
        "*** SANDBOX: this is a rehearsal at a sandbox in this process. Nothing real is enrolled. ***";

    public async Task<int> RunAsync(ParseResult parsed, string? name, bool isDry, CancellationToken cancellationToken)
    {
        var vendor = Vendor(parsed.GetValue(options.Registration));
        var given = source.Read(parsed, host);
        using var scratch = new ScratchFolder();
        await host.Terminal.Error.WriteLineAsync(Notice).ConfigureAwait(false);
        await using var sandbox = await EmbeddedSandbox.StartAsync(vendor, cancellationToken).ConfigureAwait(false);
        var pictures = given is null ? scratch.Path : source.PicturesFolder(parsed, host);
        var run = RunArguments.Run(name ?? (given is null ? "demo" : source.DefaultName(parsed, host)), $"{vendor}");
        run.Source = given ?? Demo(sandbox, scratch.Path);
        run.LibraryId = NeedsLibrary(vendor) ? EmbeddedSandbox.Library : null;
        drive.Apply(parsed, run);
        await sandbox
            .PopulateAsync(run.Source, run.LibraryId, withPeople: !run.CreatePersons, cancellationToken)
            .ConfigureAwait(false);
        var report = drive.Target(parsed, host, pictures);
        var exitCode = await DriveAsync(parsed, sandbox, run, scratch.Path, report, isDry, cancellationToken)
            .ConfigureAwait(false);
        await host.Terminal.Error.WriteLineAsync(Notice).ConfigureAwait(false);
        if (given is null && exitCode == ExitCode.SomeRefused)
        {
            await host
                .Terminal.Error.WriteLineAsync(
                    "The forty pictures are drawn: one is there twice, one is tiny, and one shows no face: hence exit code 2. "
                        + "Your own: faceenroll run start --folder photos --sandbox"
                )
                .ConfigureAwait(false);
        }

        return exitCode;
    }

    private async Task<int> DriveAsync(
        ParseResult parsed,
        EmbeddedSandbox sandbox,
        FaceRun run,
        string temporary,
        ReportTarget? report,
        bool isDry,
        CancellationToken cancellationToken
    )
    {
        var ledger = parsed.GetValue(options.Ledger) is { } file
            ? LedgerChoice.Of(file, host.Folder, host, configuration: null)
            : LedgerChoice.OfFile(Path.Combine(temporary, "sandbox.ledger"));
        // A ledger of the sandbox's own ends with it; a given one can be looked at later.
        var next = parsed.GetValue(options.Ledger) is null ? null : drive.Next(parsed, options);
        var settings = ToolSettings.ForSandbox(
            sandbox.Configuration(),
            ledger,
            drive.HasFit(parsed),
            $"{sandbox.Vendor}"
        );
        await using var context = CommandContext.Create(host, options, parsed, drive.Needs(parsed, sandbox), settings);
        return isDry
            ? await DryRun.TellAsync(context, run, cancellationToken).ConfigureAwait(false)
            : await RunSession
                // The vendor ends with this command: nobody can go on with it.
                .DriveAsync(context, run, next, report, cancellationToken, isRehearsal: true)
                .ConfigureAwait(false);
    }

    private static FaceVendor Vendor(string? registration) =>
        registration is null
            ? FaceVendor.TencentCloud
            : VendorOptions.Find(registration)
                ?? throw new ToolException(
                    $"With --sandbox, --registration names the vendor that is played: {VendorOptions.Names}."
                );

    private static FaceRunSource Demo(EmbeddedSandbox sandbox, string folder)
    {
        sandbox.Verdicts.ForPerson(DemoPictures.Faceless, SandboxVerdict.NoFace);
        return FaceRunSource.Csv(DemoPictures.WriteTo(folder));
    }

    /// <summary>Elsewhere people are in groups, and faces in people.</summary>
    private static bool NeedsLibrary(FaceVendor vendor) =>
        VendorOptions.Limits(vendor) is { LibraryUse: FaceLibraryUse.Required } or { PersonMustExist: true };
}
