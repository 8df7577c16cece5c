using System.Diagnostics;
using System.Globalization;
using FaceEnroll.Imaging.Tests.Support;
using FaceEnroll.Sdk;

namespace FaceEnroll.Imaging.Measure;

/// <summary>How far the memory of a process rises for each pixel of the worst pictures: what the options state is the bound.</summary>
internal static class MemoryFigures
{
    private const int Side = 5_000;
    private const double Stated = 16;

    private static readonly (string Name, Func<int, byte[]> Make)[] s_pictures =
    [
        ("JPEG", side => Photo.Jpeg(side, side)),
        ("PNG", side => HeavyPng.Make(side, side, 8, hasAlpha: false, isInterlaced: false)),
        ("PNG, alpha", side => HeavyPng.Make(side, side, 8, hasAlpha: true, isInterlaced: false)),
        ("PNG, 16 bits, alpha", side => HeavyPng.Make(side, side, 16, hasAlpha: true, isInterlaced: false)),
        ("PNG, interlaced", side => HeavyPng.Make(side, side, 8, hasAlpha: false, isInterlaced: true)),
        ("PNG, interlaced, 16 bits, alpha", side => HeavyPng.Make(side, side, 16, hasAlpha: true, isInterlaced: true)),
    ];

    /// <summary>Prints the table; each picture is fitted in a process of its own.</summary>
    /// <returns>0 where all are within the stated bound.</returns>
    public static int Print()
    {
        Console.WriteLine(
            $"Pictures of {Side} x {Side} pixels, bytes of memory a pixel, at Guardrails (no largest size) and FinAuth"
        );
        var worst = 0.0;
        for (var i = 0; i < s_pictures.Length; i++)
        {
            var (guardrails, finAuth) = (Ask(i, FaceVendor.AlibabaGuardrails), Ask(i, FaceVendor.FinAuth));
            worst = Math.Max(worst, Math.Max(guardrails, finAuth));
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{s_pictures[i].Name, -32} {guardrails, 6:F1} {finAuth, 6:F1}"
                )
            );
        }

        // What the runtime itself takes meanwhile is a pixel's share, too.
        var isWithin = worst <= Stated + 1;
        Console.WriteLine(isWithin ? "All within 16 bytes a pixel." : "More than 16 bytes a pixel.");
        return isWithin ? 0 : 1;
    }

    /// <summary>Fits one picture in this process, and prints by how many bytes the memory rose.</summary>
    public static async Task<int> FitAsync(int picture, FaceVendor vendor)
    {
        var target = Vendor.Target(vendor);
        var fitter = new FaceImageFitter();
        await fitter.ReportAsync(new MemoryStream(s_pictures[picture].Make(200)), target);
        var file = new MemoryStream(s_pictures[picture].Make(Side));
        GC.Collect();
        var start = ResidentPeak.Reset();
        await fitter.ReportAsync(file, target);
        Console.WriteLine(ResidentPeak.Now() - start);
        return 0;
    }

    private static double Ask(int picture, FaceVendor vendor)
    {
        using var process = Process.Start(
            new ProcessStartInfo(Environment.ProcessPath!, $"memory {picture} {vendor}")
            {
                RedirectStandardOutput = true,
            }
        )!;
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (double)long.Parse(said, CultureInfo.InvariantCulture) / Side / Side;
    }
}
