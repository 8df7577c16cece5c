using System.Diagnostics;
using System.Globalization;
using FaceEnroll.Sandbox;
using FaceEnroll.Sdk;

namespace FaceEnroll.Audit.Memory;

/// <summary>A sandbox with many people, in a process of its own: its memory is not the audit's.</summary>
internal sealed class Crowd : IDisposable
{
    public const string Library = "crowd";

    private readonly Process _process;

    private Crowd(Process process, Uri url)
    {
        _process = process;
        Url = url;
    }

    public Uri Url { get; }

    public static async Task<Crowd> StartAsync(FaceVendor vendor, int people)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            ArgumentList =
            {
                typeof(Crowd).Assembly.Location,
                "serve",
                vendor.ToString(),
                people.ToString(CultureInfo.InvariantCulture),
            },
        };
        var process = Process.Start(start)!;
        var url = await process.StandardOutput.ReadLineAsync();
        return new Crowd(process, new Uri(url ?? throw new InvalidOperationException("The sandbox did not start.")));
    }

    /// <summary>What the other process does, until its input ends.</summary>
    public static async Task ServeAsync(FaceVendor vendor, int people)
    {
        await using var sandbox = await FaceEnrollSandbox.StartAsync();
        for (var i = 0; i < people; i++)
        {
            sandbox.Store.AddFace(
                Enum.Parse<SandboxVendor>(vendor.ToString(), ignoreCase: true),
                Library,
                string.Create(CultureInfo.InvariantCulture, $"person-{i:D8}"),
                BitConverter.GetBytes(i)
            );
        }

        Console.WriteLine(sandbox.Url);
        await Console.In.ReadToEndAsync();
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
