using System.Globalization;
using System.Net;
using FaceEnroll.Sandbox;

namespace FaceEnroll.Ledger.Kill;

/// <summary>The vendor, in a process of its own: commands come by its standard input, and what it holds goes into a file.</summary>
internal static class SandboxProcess
{
    /// <summary>A picture that the vendor refuses: its items are refused for good.</summary>
    private const double Refused = 0.01;

    /// <param name="address">Where it is to be reached; null for the loopback.</param>
    public static async Task<int> RunAsync(string? address = null)
    {
        await using var sandbox = await FaceEnrollSandbox.StartAsync(
            new FaceEnrollSandboxOptions { Address = IPAddress.Parse(address ?? "127.0.0.1") }
        );
        var arrivals = new Arrivals(sandbox);
        Console.WriteLine(sandbox.Url);
        while (await Console.In.ReadLineAsync() is { } command)
        {
            var words = command.Split(' ');
            switch (words[0])
            {
                case "faults":
                    Break(sandbox, int.Parse(words[1], CultureInfo.InvariantCulture));
                    break;
                case "calm":
                    sandbox.Faults.Clear();
                    break;
                case "key":
                    sandbox.AddCredential(new SandboxCredential(words[1], words[2]));
                    break;
                case "arrivals":
                    await File.WriteAllTextAsync(
                        words[1],
                        (await arrivals.MostInASecondAsync()).ToString(CultureInfo.InvariantCulture)
                    );
                    break;
                case "dump":
                    await sandbox.DrainAsync();
                    await File.WriteAllLinesAsync(
                        words[1],
                        sandbox.Store.FacesAt(SandboxVendor.FinAuth).Select(f => $"{f.PersonId} {f.PictureSha256}")
                    );
                    break;
                default:
                    return 0;
            }

            Console.WriteLine("done");
        }

        return 0;
    }

    private static void Break(FaceEnrollSandbox sandbox, int seed)
    {
        void With(SandboxFault fault, double probability, string? operation = null) =>
            sandbox.Faults.WithProbability(SandboxVendor.FinAuth, fault, probability, seed++, operation);

        With(SandboxFault.HttpStatus(500), 0.004);
        With(SandboxFault.HttpStatus(502, stored: true), 0.004);
        With(SandboxFault.Close(SandboxMoment.BeforeReplying), 0.004);
        With(SandboxFault.StoreAfterClose(TimeSpan.FromSeconds(2)), 0.003);
        With(SandboxFault.HttpStatus(429, retryAfter: "1"), 0.002);
        With(SandboxFault.Error("NO_FACE_FOUND"), Refused);
        With(SandboxFault.HttpStatus(503), 0.01, "group/list");
    }
}
