using FaceEnroll.Sdk.TencentCloud;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FaceEnroll.Imaging.Tests;

[TestOf(typeof(FaceImagingBuilderExtensions))]
[TestOf(typeof(FaceImagingOptions))]
public class FaceImagingBuilderExtensionsTests
{
    [Test]
    public void AddFaceImaging_ForAllAndForOne_IsTheirPreparer()
    {
        using var provider = Services()
            .AddFaceImaging()
            .AddFaceImaging("one", o => o.Quality = 80)
            .Services.BuildServiceProvider();
        var monitor = provider.GetRequiredService<IOptionsMonitor<TencentCloudOptions>>();
        var all = provider.GetRequiredService<FaceImageFitter>();
        Assert.That(monitor.Get("two").ImagePreparer, Is.SameAs(all));
        Assert.That(
            monitor.Get("one").ImagePreparer,
            Is.SameAs(provider.GetRequiredKeyedService<FaceImageFitter>("one"))
        );
        Assert.That(monitor.Get("one").ImagePreparer, Is.Not.SameAs(all));
    }

    [Test]
    public void AddFaceImaging_WrongOptions_AreRefusedAtStart()
    {
        using var provider = Services()
            .AddFaceImaging(o => (o.Quality, o.MaxConcurrency) = (500, 0))
            .AddFaceImaging("one", o => o.LeastQuality = 0)
            .Services.BuildServiceProvider();
        var e = Assert.Catch(() => provider.GetRequiredService<IStartupValidator>().Validate())!;
        var said = e is AggregateException all
            ? string.Join(" ", all.InnerExceptions.Select(i => i.Message))
            : e.Message;
        Assert.That(
            said,
            Does.Contain("Quality must be 1 to 100").And.Contain("MaxConcurrency").And.Contain("LeastQuality")
        );
    }

    private static IFaceEnrollmentBuilder Services() =>
        new ServiceCollection()
            .AddFaceEnrollment()
            .AddTencentCloud("one", o => o.RequireCredentialsAtStart = false)
            .AddTencentCloud("two", o => o.RequireCredentialsAtStart = false)
            .WithoutDefault();
}
