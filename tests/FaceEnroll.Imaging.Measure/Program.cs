using System.Diagnostics;
using System.Globalization;
using FaceEnroll.Imaging;
using FaceEnroll.Imaging.Measure;
using FaceEnroll.Imaging.Tests.Support;
using FaceEnroll.Sdk;

// dotnet run -c Release --project tests/FaceEnroll.Imaging.Measure
// Fits a photo of 12 million pixels to each vendor, beside the same written by hand with SkiaSharp and with ImageSharp, in turns:
// milliseconds of the processor (the least of each, since others only add to them), the ratio to the former, and how far the memory
// of a process rises that does it once. Exit code 1 when a ratio is above the goal. "-- quick" takes fewer turns, and no goal.
// "-- memory" prints how much memory the worst pictures take, and fails above what is stated. "-- faces" prints how often the look for a face is right, and what it costs; "quick" in a tenth of the pictures.
const double Goal = 1.1;
if (args is ["memory"])
{
    return MemoryFigures.Print();
}

if (args is ["memory", var number, var whose])
{
    return await MemoryFigures.FitAsync(int.Parse(number, CultureInfo.InvariantCulture), Enum.Parse<FaceVendor>(whose));
}

if (args is ["faces", .. var some])
{
    return FaceFigures.Print(every: some is ["quick"] ? 10 : 1);
}

if (args is ["one", var one, var how])
{
    var photo = Photo.Phone;
    var target = Vendor.Target(Enum.Parse<FaceVendor>(one));
    await FitAsync(Photo.Jpeg(400, 500), target);
    GC.Collect();
    var start = ResidentPeak.Reset();
    if (how == "ours")
    {
        await FitAsync(photo, target);
    }
    else
    {
        var width = int.Parse(how, CultureInfo.InvariantCulture);
        HandWritten.Fit(
            photo,
            new FaceImageReport
            {
                Width = width,
                Height = width / 3 * 4,
                Quality = 90,
            }
        );
    }

    Console.WriteLine((ResidentPeak.Now() - start) >> 20);
    return 0;
}

var isQuick = args is ["quick"];
var turns = isQuick ? 2 : 9;
Console.WriteLine(
    $"A photo of 4000 x 3000 pixels and {Photo.Phone.Length:N0} bytes, EXIF orientation 6; {turns} turns."
);
Console.WriteLine(
    $"{"vendor", -22} {"becomes", 12} {"bytes", 10} {"quality", 8} {"ms", 7} {"by hand", 8} {"ratio", 6} {"ImageSharp", 11} {"MiB", 5} {"by hand", 8}"
);
var worst = 0.0;
foreach (var vendor in Vendor.All)
{
    var target = Vendor.Target(vendor);
    var report = await FitAsync(Photo.Phone, target);
    HandWritten.Fit(Photo.Phone, report);
    ByImageSharp.Fit(Photo.Phone, report);
    var (ours, hand, managed) = (double.MaxValue, double.MaxValue, double.MaxValue);
    for (var i = 0; i < turns; i++)
    {
        var start = Environment.CpuUsage.TotalTime;
        await FitAsync(Photo.Phone, target);
        var middle = Environment.CpuUsage.TotalTime;
        HandWritten.Fit(Photo.Phone, report);
        var end = Environment.CpuUsage.TotalTime;
        ours = Math.Min(ours, (middle - start).TotalMilliseconds);
        hand = Math.Min(hand, (end - middle).TotalMilliseconds);
        if (i < turns / 3 + 1)
        {
            ByImageSharp.Fit(Photo.Phone, report);
            managed = Math.Min(managed, (Environment.CpuUsage.TotalTime - end).TotalMilliseconds);
        }
    }

    worst = Math.Max(worst, ours / hand);
    Console.WriteLine(
        $"{vendor, -22} {$"{report.Width} x {report.Height}", 12} {report.Bytes, 10:N0} {report.Quality, 8} {ours, 7:F0} {hand, 8:F0} {ours / hand, 6:F2} {managed, 11:F0} {Memory(vendor, "ours"), 5} {Memory(vendor, report.Width.ToString(CultureInfo.InvariantCulture)), 8}"
    );
}

Console.WriteLine(
    worst <= Goal ? "The goal is met: a ratio of at most 1.1." : "The goal is not met: a ratio of at most 1.1."
);
return isQuick || worst <= Goal ? 0 : 1;

static async Task<FaceImageReport> FitAsync(byte[] file, FaceImageTarget target) =>
    await new FaceImageFitter().ReportAsync(new MemoryStream(file), target);

static int Memory(FaceVendor vendor, string how)
{
    using var process = Process.Start(
        new ProcessStartInfo(Environment.ProcessPath!, $"one {vendor} {how}") { RedirectStandardOutput = true }
    )!;
    var said = process.StandardOutput.ReadToEnd();
    process.WaitForExit();
    return int.Parse(said, CultureInfo.InvariantCulture);
}
