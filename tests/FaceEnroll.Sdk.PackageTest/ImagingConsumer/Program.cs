// Fits a portrait to Tencent Cloud with the packed FaceEnroll.Imaging. Argument: the portrait's path.
using System;
using System.IO;
using System.Threading.Tasks;
using FaceEnroll.Imaging;
using FaceEnroll.Sdk;
using FaceEnroll.Sdk.TencentCloud;

internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        var client = new TencentCloudFaceEnrollmentClient(
            new TencentCloudOptions { Endpoint = new Uri("https://vendor.example") }
        );
        using var portrait = File.OpenRead(args[0]);
        var fitter = new FaceImageFitter(new FaceImagingOptions { MaxSourceBytes = 10_000_000 });
        var report = await fitter.ReportAsync(portrait, new FaceImageTarget(client.Vendor, client.Limits));
        Console.WriteLine(report);
        return report.Fit == FaceImageFit.Refused ? 1 : 0;
    }
}
