using System.CommandLine;
using FaceEnroll.Cli.Configuration;
using FaceEnroll.Cli.Help;
using FaceEnroll.Cli.Hosting;
using FaceEnroll.Cli.Output;

namespace FaceEnroll.Cli.Commands;

/// <summary>Tells whether the vendor could be called now.</summary>
internal static class ProbeCommand
{
    public static Command Create(ToolHost host, GlobalOptions options)
    {
        var command = new ToolCommand(
            "probe",
            "Tell whether the vendor can be reached, and whether there are keys. Nothing is charged and nothing is stored."
        )
        {
            Group = "Look into it",
            Examples = ["faceenroll probe --registration FinAuth"],
            Remarks = "Whether the vendor accepts the keys is known by the first call only.",
        };
        command.SetAction((parsed, cancellationToken) => ProbeAsync(host, options, parsed, cancellationToken));
        return command;
    }

    private static async Task<int> ProbeAsync(
        ToolHost host,
        GlobalOptions options,
        ParseResult parsed,
        CancellationToken cancellationToken
    )
    {
        await using var context = CommandContext.Create(host, options, parsed, new ServiceNeeds());
        var found = await ((IFaceEnrollmentProbe)context.Resolve<IFaceEnrollmentClient>())
            .ProbeAsync(cancellationToken)
            .ConfigureAwait(false);
        var output = context.Terminal.Out;
        if (context.IsJson)
        {
            JsonLine.Write(
                output,
                json =>
                {
                    json.WriteString("vendor", $"{found.Vendor}");
                    json.WriteBoolean("healthy", found.IsHealthy);
                    json.WriteOptional("credentials", found.HasCredentials);
                    json.WriteOptional("reachable", found.IsReachable);
                    json.WriteOptional("status", found.StatusCode);
                    json.WriteOptional("milliseconds", found.RoundTrip?.TotalMilliseconds);
                    json.WriteOptional("clockOffsetSeconds", found.ClockOffset?.TotalSeconds);
                    json.WriteOptional("problem", found.Problem);
                }
            );
        }
        else
        {
            var table = new TextTable("vendor", $"{found.Vendor}");
            table.Add("healthy", Yes(found.IsHealthy));
            table.Add("keys", Yes(found.HasCredentials));
            table.Add("reachable", Yes(found.IsReachable));
            table.Add("answer", found.StatusCode is { } status ? $"HTTP {status}" : "none");
            table.Add("time", found.RoundTrip is { } time ? $"{time.TotalMilliseconds:0} ms" : "unknown");
            table.Add("clock differs by", found.ClockOffset is { } offset ? $"{offset.TotalSeconds:0.0} s" : "unknown");
            table.Write(output);
            if (found.Problem is { } problem)
            {
                await output.WriteLineAsync(problem).ConfigureAwait(false);
            }
        }

        return found.IsHealthy ? ExitCode.AllEnrolled : ExitCode.Usage;
    }

    private static string Yes(bool? value) =>
        value switch
        {
            true => "yes",
            false => "no",
            _ => "unknown",
        };
}
