using FaceEnroll.Imaging;
using FaceEnroll.Sdk;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Docs;

/// <summary>The code of the page on pictures that is about fitting them, compiled.</summary>
internal static class ImagingSnippets
{
    public static void Registration(IServiceCollection services, IConfiguration configuration)
    {
        // snippet: imaging
        services.AddFaceEnrollment(configuration.GetSection("FaceEnrollment")).AddFaceImaging();
        // end snippet
    }

    public static void Options(IFaceEnrollmentBuilder builder, Func<ReadOnlyMemory<byte>, byte[]> decodeHeic)
    {
        // snippet: imaging-options
        builder
            .AddFaceImaging(options => // for all registrations
            {
                options.MaxSourcePixels = 50_000_000;
                options.ForeignDecoder = (heic, _) => new ValueTask<ReadOnlyMemory<byte>>(decodeHeic(heic));
            })
            .AddFaceImaging("FinAuth", options => options.Quality = 95); // for this one instead
        // end snippet
    }

    public static async Task ReportAsync(IFaceEnrollmentClient client, CancellationToken cancellationToken)
    {
        // snippet: imaging-report
        var fitter = new FaceImageFitter();
        await using var photo = File.OpenRead("photo.jpg");
        var target = new FaceImageTarget(client.Vendor, client.Limits);
        FaceImageReport report = await fitter.ReportAsync(photo, target, cancellationToken);
        Console.WriteLine(report); // fits, what it would become, or why it is refused
        // end snippet
    }
}
