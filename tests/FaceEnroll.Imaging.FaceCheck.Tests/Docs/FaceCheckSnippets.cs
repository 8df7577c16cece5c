using FaceEnroll.Imaging;
using FaceEnroll.Imaging.FaceCheck;
using FaceEnroll.Sdk;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Docs;

/// <summary>The code of the page on pictures that is about the look for a face, compiled.</summary>
internal static class FaceCheckSnippets
{
    public static void Registration(IServiceCollection services, IConfiguration configuration)
    {
        // snippet: face-check
        services.AddFaceEnrollment(configuration.GetSection("FaceEnrollment")).AddFaceImaging().AddFaceCheck();
        // end snippet
    }

    public static void Options(IFaceEnrollmentBuilder builder)
    {
        // snippet: face-check-options
        builder.AddFaceCheck(
            "FinAuth",
            options =>
            {
                options.LeastFacePixels = 120;
                options.Enforce = true; // refused before it is sent: see below whom that can keep out
            }
        );
        // end snippet
    }

    public static async Task ReportAsync(FaceImageTarget target, CancellationToken cancellationToken)
    {
        // snippet: face-check-report
        using var check = new FaceImageCheck(); // loads the model: one for the whole process
        var fitter = new FaceImageFitter(new FaceImagingOptions { Inspector = check });
        await using var photo = File.OpenRead("photo.jpg");
        FaceImageReport report = await fitter.ReportAsync(photo, target, cancellationToken);
        foreach (FaceImageFinding finding in report.Findings)
        {
            Console.WriteLine($"{finding.Kind}: {finding.Sentence}");
        }
        // end snippet
    }
}
